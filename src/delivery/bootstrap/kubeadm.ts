import type { JsonObject } from '../../kube/objects.ts';
import { apiServerOf, podNetwork } from '../../model/cluster-network.ts';
import type { Cluster } from '../../model/model.ts';
import { constant, list, type Script } from './script.ts';

const api = 'kubeadm.k8s.io/v1beta4';

/** Where the container runtime listens on every node. */
const nodeRegistration = { criSocket: 'unix:///run/containerd/containerd.sock' } as const;

/** What `kubeadm init` reads on the first node: its first document is about the node, the second about the cluster. */
export function kubeadmConfig(cluster: Cluster): readonly [JsonObject, JsonObject] {
  const [first] = cluster.nodes;
  const { host, port } = apiServerOf(cluster);
  return [
    {
      apiVersion: api,
      kind: 'InitConfiguration',
      nodeRegistration: { name: first?.name ?? '', ...nodeRegistration },
      localAPIEndpoint: { advertiseAddress: first?.address ?? '' },
      // Cilium does its work.
      ...(cluster.cni === 'cilium' ? { skipPhases: ['addon/kube-proxy'] } : {}),
    },
    {
      apiVersion: api,
      kind: 'ClusterConfiguration',
      clusterName: cluster.id,
      kubernetesVersion: `stable-${cluster.kubernetes.version}`,
      controlPlaneEndpoint: `${host}:${port}`,
      apiServer: { certSANs: [...new Set([host, first?.address ?? ''])] },
      networking: { podSubnet: podNetwork },
    },
  ];
}

/** The script that makes a cluster with kubeadm: `init` on the first node, `join` on the others. */
export function kubeadmScript(cluster: Cluster): Script {
  const [first, ...others] = cluster.nodes.map(({ name }) => name);
  return {
    folder: cluster.id,
    name: 'cluster.sh',
    about: [
      `Makes the cluster ${cluster.id} with kubeadm, as root on its nodes, where containerd, kubelet and kubeadm are installed.`,
      `  init             on ${first}: makes the control plane as kubeadm.yaml beside this script says`,
      ...(others.length === 0
        ? ['                   It runs pods too, as it is the only node.']
        : [
            `  token            on ${first}: writes what another node needs to join; it holds a token for one hour`,
            `  join FILE        on ${others.join(', ')}: joins by that file`,
          ]),
    ],
    usage: others.length === 0 ? 'init' : 'init | token > FILE | join FILE',
    needs: ['kubeadm', 'kubelet', 'kubectl'],
    data: [
      constant('cluster', cluster.id),
      'readonly admin=/etc/kubernetes/admin.conf',
      ...(others.length === 0
        ? []
        : [
            list(
              'nodes',
              cluster.nodes.map(({ name, address }) => `${name}=${address}`),
            ),
          ]),
    ],
    body: `
be_root() { [ "$(id -u)" -eq 0 ] || fail "kubeadm changes this machine: be root."; }

init_cluster() {
  if [ -f "$admin" ]; then
    say "This node is a control plane already."
  else
    kubeadm init --config "$(dirname "\${BASH_SOURCE[0]}")/kubeadm.yaml"
    say "The control plane of $cluster is made."
  fi
  # Few nodes: the control plane takes pods too. Where the taint is gone already there is nothing to do.
  kubectl --kubeconfig "$admin" taint nodes --all node-role.kubernetes.io/control-plane- >/dev/null 2>&1 || true
  next_step "copy $admin to where you work, and there: bash bootstrap/kubeconfig.sh $cluster=FILE"${noNetwork(cluster)}
}
${others.length === 0 ? '' : joining(cluster)}
case "\${1:-}" in
  init)
    be_root
    init_cluster
    ;;
${
  others.length === 0
    ? ''
    : `  token)
    be_root
    need openssl sha256sum
    join_file
    next_step "copy the file to the other nodes, and there: bash bootstrap/${cluster.id}/cluster.sh join FILE"
    ;;
  join)
    be_root
    need ip
    join_cluster "\${2:-}"
    ;;
`
}  *) fail "Say what is to be done. See --help." ;;
esac
`,
  };
}

/** kubeadm installs no network, and without one no node is ever ready. */
function noNetwork({ cni }: Cluster): string {
  return cni === 'cilium'
    ? ''
    : `
  next_step "install a network that enforces network policies, with the pods in ${podNetwork}: until then no node is ready"`;
}

/** How further nodes join: by a file that holds a token for an hour. */
function joining(cluster: Cluster): string {
  return `
# What a node needs to join. The token stands in the file, and never on a command line.
join_file() {
  local token
  token=$(kubeadm token create --ttl 1h)
  cat <<EOF
apiVersion: ${api}
kind: JoinConfiguration
nodeRegistration:
  criSocket: ${nodeRegistration.criSocket}
discovery:
  tlsBootstrapToken: $token
  bootstrapToken:
    token: $token
    apiServerEndpoint: ${apiServerOf(cluster).host}:${apiServerOf(cluster).port}
    caCertHashes: ["sha256:$(ca_hash)"]
EOF
}

# The digest by which a node knows the right API server (kubernetes.io/docs, kubeadm join).
ca_hash() {
  openssl x509 -pubkey -noout -in /etc/kubernetes/pki/ca.crt | openssl pkey -pubin -outform der | sha256sum | cut -d ' ' -f 1
}

# The name that the fleet file has for this machine, by its address.
own_name() {
  local node
  for node in "\${nodes[@]}"; do
    if ip -oneline address show | grep -F " \${node#*=}/" >/dev/null; then
      printf '%s' "\${node%%=*}"
      return
    fi
  done
  fail "This machine has none of the addresses of $cluster: \${nodes[*]}."
}

join_cluster() {
  local name
  [ -f "\${1:-}" ] || fail "join takes the file that token has written."
  if [ -f /etc/kubernetes/kubelet.conf ]; then
    say "This node has joined already."
    return
  fi
  name=$(own_name)
  umask 077
  sed "s/^nodeRegistration:/&\\n  name: $name/" "$1" >"$1.$name"
  kubeadm join --config "$1.$name"
  rm -f "$1.$name"
  say "$name has joined $cluster."
  next_step "remove $1: until its hour is over, whoever has it can join"
}
`;
}
