import type { Cluster } from '../../model/model.ts';
import { constant, list, type Script } from './script.ts';

/** The script that makes a cluster with minikube, on the machine that is its node. */
export function minikubeScript(cluster: Cluster): Script {
  const { context, version } = cluster.kubernetes;
  // Only without a machine or container in between do node ports and host ports answer at the address of the node itself.
  const driver = cluster.nodes.length === 1 ? 'none' : 'docker';
  return {
    folder: cluster.id,
    name: 'cluster.sh',
    about: [
      `Makes the cluster ${cluster.id} with minikube. Run it as root on ${cluster.nodes.map(({ name }) => name).join(', ')}.`,
      `MINIKUBE_DRIVER is the driver, ${driver} when it is not set. With another than none the ports of the cluster`,
      'do not answer at the address of the machine.',
    ],
    usage: '',
    needs: ['minikube', 'kubectl'],
    data: [
      constant('context', context),
      constant('version', `v${version}.0`),
      `readonly driver=\${MINIKUBE_DRIVER:-${driver}}`,
      list(
        'nodes',
        cluster.nodes.map(({ name, address }) => `${name}=${address}`),
      ),
    ],
    body: `
# What the driver none leaves to the machine (minikube.sigs.k8s.io/docs/drivers/none, requirements).
check_machine() {
  [ "$driver" = none ] || return 0
  [ "$(id -u)" -eq 0 ] || fail "The driver none runs Kubernetes on this machine: be root."
  need conntrack crictl containerd
}

start_cluster() {
  if minikube status --profile "$context" >/dev/null 2>&1; then
    say "minikube runs the cluster $context already."
    minikube update-context --profile "$context"
    return
  fi
  minikube start --profile "$context" --driver "$driver" --container-runtime containerd \\
    --kubernetes-version "$version" --nodes "\${#nodes[@]}" --embed-certs${cluster.cni === 'cilium' ? ' --cni false' : ''} \\
    --apiserver-ips "\${nodes[0]#*=}"
  say "minikube has made the cluster $context."
}

check_machine
start_cluster
if [ "$driver" = none ]; then
  kubectl --context "$context" wait --for=condition=Ready node --all --timeout=300s
fi
say "The cluster ${cluster.id} is there, and its context is $context."
next_step "copy the kubeconfig of this machine to where you work, and there: bash bootstrap/kubeconfig.sh ${cluster.id}=FILE"
`,
  };
}
