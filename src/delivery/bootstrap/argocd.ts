import { namespaces } from '../../model/addresses.ts';
import type { Model } from '../../model/model.ts';
import { redisSecret } from '../argocd/install.ts';
import { paths } from '../argocd/names.ts';
import { constant, type Script } from './script.ts';

/** The script that installs Argo CD on the hub and hands it the fleet. From then on Argo CD follows Git, itself included. */
export function argocdScript(model: Model): Script | null {
  const { delivery, hub } = model;
  if (delivery.via !== 'argocd') return null;
  const others = model.clusters.length > 1;
  return {
    folder: '',
    name: 'argocd.sh',
    about: [
      `Installs Argo CD on ${hub.id} and hands it this fleet. Push the tree first: Argo CD reads Git, not this folder.`,
      'For a repository that asks who reads it, name one of',
      '  GIT_PASSWORD_FILE  a file with the password or token, and GIT_USERNAME for the user',
      '  GIT_SSH_KEY_FILE   a file with the private key',
    ],
    usage: '',
    needs: ['kubectl', 'kustomize', 'helm', 'openssl'],
    data: [
      constant('context', hub.kubernetes.context),
      constant('namespace', namespaces.argocd),
      constant('repository', delivery.repo),
    ],
    body: `
in_argocd() { kubectl --context "$context" --namespace "$namespace" "$@"; }

# Its cache is asked with a password that nobody needs to know.
make_cache_password() {
  if in_argocd get secret ${redisSecret.name} >/dev/null 2>&1; then
    say "The password of the cache is there."
    return
  fi
  openssl rand -hex 24 | tr -d '\\n' |
    in_argocd create secret generic ${redisSecret.name} --from-file=${redisSecret.key}=/dev/stdin >/dev/null
  say "The password of the cache is made."
}

install_argocd() {
  build ${paths.install} | apply "$context" >/dev/null
  in_argocd wait --for=condition=Available deployment --all --timeout=600s >/dev/null
  in_argocd rollout status statefulset/argocd-application-controller --timeout=600s >/dev/null
  say "Argo CD runs."
}

# repository_secret ARGUMENT...: how Argo CD reads the repository.
repository_secret() {
  in_argocd create secret generic repository --dry-run=client --output=yaml \\
    --from-literal=type=git --from-literal=url="$repository" "$@" |
    kubectl label --local --filename=- --output=yaml argocd.argoproj.io/secret-type=repository |
    apply "$context" >/dev/null
  say "Argo CD knows how to read $repository."
}

register_repository() {
  if [ -n "\${GIT_PASSWORD_FILE:-}" ]; then
    repository_secret --from-literal=username="\${GIT_USERNAME:-git}" --from-file=password="$GIT_PASSWORD_FILE"
  elif [ -n "\${GIT_SSH_KEY_FILE:-}" ]; then
    repository_secret --from-file=sshPrivateKey="$GIT_SSH_KEY_FILE"
  fi
}

hand_over() {
  kubectl --context "$context" apply --server-side --force-conflicts --field-manager=argocd-controller \\
    --filename "$tree/${paths.projects}" --filename "$tree/${paths.root}" >/dev/null
  say "Argo CD has the fleet: Application root."
}

need_context "$context"
need_namespace "$context" "$namespace"
make_cache_password
install_argocd
register_repository
hand_over
next_step "${others ? 'bash bootstrap/register.sh, so that Argo CD reaches the other clusters' : 'see how far it is'}"
next_step "see how far it is: kubectl --context $context --namespace $namespace get applications"
next_step "open it: kubectl --context $context --namespace $namespace port-forward service/argocd-server 8080:443"
next_step "sign in as admin and change the password; the first one: kubectl --context $context --namespace $namespace get secret argocd-initial-admin-secret --output=go-template='{{.data.password | base64decode}}'"
`,
  };
}
