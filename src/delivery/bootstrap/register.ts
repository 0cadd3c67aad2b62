import { namespaces } from '../../model/addresses.ts';
import type { Model } from '../../model/model.ts';
import { destinationName } from '../argocd/names.ts';
import { constant, list, type Script } from './script.ts';

/**
 * The script by which Argo CD gets into the other clusters: an account there, and its token in a Secret on the hub. The tree knows clusters
 * by name alone. The account may do everything, as what Argo CD installs has ClusterRoles, which nobody may give who has less
 * (kubernetes.io/docs, privilege escalation prevention); what it does is bounded by the project of its cluster.
 */
export function registerScript(model: Model): Script | null {
  const { delivery, hub } = model;
  const others = model.clusters.filter(({ id }) => id !== hub.id);
  if (delivery.via !== 'argocd' || others.length === 0) return null;
  return {
    folder: '',
    name: 'register.sh',
    about: [
      `Registers the other clusters with Argo CD on ${hub.id}: an account in each, and its token in a Secret on the hub.`,
      'Names of clusters after the script let it register those alone.',
    ],
    usage: '[CLUSTER]...',
    needs: ['kubectl', 'base64'],
    data: [
      constant('hub', hub.kubernetes.context),
      constant('namespace', namespaces.argocd),
      '# Cluster, its name in Argo CD, context, address of its API server as the hub reaches it.',
      list(
        'clusters',
        others.map((c) => [c.id, destinationName(model, c), c.kubernetes.context, c.kubernetes.api].join(' ')),
      ),
    ],
    body: `
# make_account CONTEXT
make_account() {
  kubectl --context "$1" apply --server-side --force-conflicts --filename - >/dev/null <<'EOF'
apiVersion: v1
kind: ServiceAccount
metadata: {name: argocd-manager, namespace: kube-system}
---
apiVersion: v1
kind: Secret
metadata:
  name: argocd-manager-token
  namespace: kube-system
  annotations: {kubernetes.io/service-account.name: argocd-manager}
type: kubernetes.io/service-account-token
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: argocd-manager}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: argocd-manager, namespace: kube-system}]
EOF
}

# token_field CONTEXT FIELD: waits until the cluster has filled in the Secret.
token_field() {
  local value _
  for _ in {1..30}; do
    value=$(kubectl --context "$1" --namespace kube-system get secret argocd-manager-token --output="jsonpath={.data.$2}")
    if [ -n "$value" ]; then
      printf '%s' "$value"
      return
    fi
    sleep 1
  done
  fail "The cluster behind $1 makes no token for argocd-manager."
}

# cluster_secret CLUSTER NAME SERVER TOKEN CA: how Argo CD reaches a cluster.
cluster_secret() {
  cat <<EOF
apiVersion: v1
kind: Secret
metadata:
  name: cluster-$1
  namespace: $namespace
  labels: {argocd.argoproj.io/secret-type: cluster, app.kubernetes.io/part-of: namsan}
type: Opaque
stringData:
  name: $2
  server: $3
  config: '{"bearerToken":"$4","tlsClientConfig":{"insecure":false,"caData":"$5"}}'
EOF
}

# register CLUSTER NAME CONTEXT SERVER
register() {
  local token ca
  need_context "$3"
  make_account "$3"
  token=$(token_field "$3" token | base64 --decode)
  ca=$(token_field "$3" 'ca\\.crt')
  cluster_secret "$1" "$2" "$4" "$token" "$ca" |
    kubectl --context "$hub" apply --server-side --force-conflicts --filename - >/dev/null
  say "Argo CD reaches $1 at $4."
}

main() {
  local entry cluster name context server
  need_context "$hub"
  for entry in "\${clusters[@]}"; do
    read -r cluster name context server <<<"$entry"
    [ "$#" -gt 0 ] && [[ " $* " != *" $cluster "* ]] && continue
    register "$cluster" "$name" "$context" "$server"
  done
  kubectl --context "$hub" --namespace "$namespace" annotate applications --all argocd.argoproj.io/refresh=normal --overwrite >/dev/null
  next_step "see how far it is: kubectl --context $hub --namespace $namespace get applications"
}

main "$@"
`,
  };
}
