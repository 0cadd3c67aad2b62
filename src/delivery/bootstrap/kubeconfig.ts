import type { Model } from '../../model/model.ts';
import { madeOnNodes } from './order.ts';
import { list, type Script } from './script.ts';

/**
 * The script that merges kubeconfigs. kubeadm gives every cluster the same names, and of equal names a merge keeps the first: so each file
 * is written anew, with names of its own, before they meet.
 */
export function kubeconfigScript(model: Model): Script | null {
  const clusters = madeOnNodes(model);
  if (clusters.length === 0) return null;
  return {
    folder: '',
    name: 'kubeconfig.sh',
    about: [
      'Merges kubeconfigs that were copied from nodes into your own, KUBECONFIG or ~/.kube/config, which is kept beside as it was.',
      'Each gets the context and the address of the API server that the fleet file names.',
    ],
    usage: 'CLUSTER=FILE...',
    needs: ['kubectl'],
    data: [
      '# Cluster, context, address of the API server.',
      list(
        'clusters',
        clusters.map(({ id, kubernetes }) => [id, kubernetes.context, kubernetes.api].join(' ')),
      ),
    ],
    body: `
target=\${KUBECONFIG:-$HOME/.kube/config}
work=$(mktemp -d)
readonly target work
trap 'rm -rf "$work"' EXIT
umask 077

# field FILE JSONPATH
field() { kubectl --kubeconfig "$1" config view --raw --minify --flatten --output "jsonpath=$2"; }

# renamed FILE CONTEXT SERVER: the same cluster and user under names of their own.
renamed() {
  cat <<EOF
apiVersion: v1
kind: Config
clusters:
- name: $2
  cluster:
    server: $3
    certificate-authority-data: $(field "$1" '{.clusters[0].cluster.certificate-authority-data}')
users:
- name: $2
  user: $(field "$1" '{.users[0].user}')
contexts:
- name: $2
  context: {cluster: $2, user: $2}
current-context: $2
EOF
}

# merge CLUSTER FILE
merge() {
  local entry cluster context server
  for entry in "\${clusters[@]}"; do
    read -r cluster context server <<<"$entry"
    [ "$cluster" = "$1" ] || continue
    [ -f "$2" ] || fail "$2 is not there."
    renamed "$2" "$context" "$server" >"$work/new"
    # What comes first wins: the new file, so that a cluster that was made again is not known by its old certificate.
    KUBECONFIG="$work/new:$target" kubectl config view --raw --flatten >"$work/merged"
    mkdir -p "$(dirname "$target")"
    [ -f "$target" ] && cp -p "$target" "$target.before-$cluster"
    cp "$work/merged" "$target"
    say "$cluster is the context $context in $target."
    return
  done
  fail "The fleet makes no cluster $1 on its nodes."
}

main() {
  local pair
  [ "$#" -gt 0 ] || fail "Name a cluster and its file. See --help."
  case "$target" in *:*) fail "KUBECONFIG names several files: name the one that is to be written." ;; esac
  for pair in "$@"; do merge "\${pair%%=*}" "\${pair#*=}"; done
  next_step "remove the copies: whoever has them rules the clusters"
}

main "$@"
`,
  };
}
