#!/usr/bin/env bash
# Installs Argo CD on cluster-01 and hands it this fleet. Push the tree first: Argo CD reads Git, not this folder.
# For a repository that asks who reads it, name one of
#   GIT_PASSWORD_FILE  a file with the password or token, and GIT_USERNAME for the user
#   GIT_SSH_KEY_FILE   a file with the private key
# It may be run again at any time: what is done already stays as it is.
#
# Usage: bash bootstrap/argocd.sh
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
help_if_asked "$@"
need kubectl kustomize helm openssl
readonly context=cluster-01
readonly namespace=argocd
readonly repository=https://git.miribit.lab/platform/observability.git

in_argocd() { kubectl --context "$context" --namespace "$namespace" "$@"; }

# Its cache is asked with a password that nobody needs to know.
make_cache_password() {
  if in_argocd get secret argocd-redis >/dev/null 2>&1; then
    say "The password of the cache is there."
    return
  fi
  openssl rand -hex 24 | tr -d '\n' |
    in_argocd create secret generic argocd-redis --from-file=auth=/dev/stdin >/dev/null
  say "The password of the cache is made."
}

install_argocd() {
  build argocd/install | apply "$context" >/dev/null
  in_argocd wait --for=condition=Available deployment --all --timeout=600s >/dev/null
  in_argocd rollout status statefulset/argocd-application-controller --timeout=600s >/dev/null
  say "Argo CD runs."
}

# repository_secret ARGUMENT...: how Argo CD reads the repository.
repository_secret() {
  in_argocd create secret generic repository --dry-run=client --output=yaml \
    --from-literal=type=git --from-literal=url="$repository" "$@" |
    kubectl label --local --filename=- --output=yaml argocd.argoproj.io/secret-type=repository |
    apply "$context" >/dev/null
  say "Argo CD knows how to read $repository."
}

register_repository() {
  if [ -n "${GIT_PASSWORD_FILE:-}" ]; then
    repository_secret --from-literal=username="${GIT_USERNAME:-git}" --from-file=password="$GIT_PASSWORD_FILE"
  elif [ -n "${GIT_SSH_KEY_FILE:-}" ]; then
    repository_secret --from-file=sshPrivateKey="$GIT_SSH_KEY_FILE"
  fi
}

hand_over() {
  kubectl --context "$context" apply --server-side --force-conflicts --field-manager=argocd-controller \
    --filename "$tree/argocd/projects" --filename "$tree/argocd/root.yaml" >/dev/null
  say "Argo CD has the fleet: Application root."
}

need_context "$context"
need_namespace "$context" "$namespace"
make_cache_password
install_argocd
register_repository
hand_over
next_step "bash bootstrap/register.sh, so that Argo CD reaches the other clusters"
next_step "see how far it is: kubectl --context $context --namespace $namespace get applications"
next_step "open it: kubectl --context $context --namespace $namespace port-forward service/argocd-server 8080:443"
next_step "sign in as admin and change the password; the first one: kubectl --context $context --namespace $namespace get secret argocd-initial-admin-secret --output=go-template='{{.data.password | base64decode}}'"
