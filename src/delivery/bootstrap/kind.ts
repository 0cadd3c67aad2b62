import type { Workload } from '../../components/workload.ts';
import type { JsonObject } from '../../kube/objects.ts';
import { isJsonObject, listAt, numberAt, stringAt } from '../../kube/read.ts';
import type { Cluster } from '../../model/model.ts';
import { constant, list, type Script } from './script.ts';

/** Node images by minor version, as the releases of kind list them (kind v0.29 to v0.32, release notes). Others: what kind takes by itself. */
const images: Readonly<Record<string, string>> = {
  '1.33': 'kindest/node:v1.33.1',
  '1.34': 'kindest/node:v1.34.0',
  '1.35': 'kindest/node:v1.35.0',
  '1.36': 'kindest/node:v1.36.1',
};

/** The script that makes a cluster with kind from the configuration beside it. */
export function kindScript(cluster: Cluster): Script {
  const { context } = cluster.kubernetes;
  return {
    folder: cluster.id,
    name: 'cluster.sh',
    about: [`Makes the cluster ${cluster.id} with kind, as kind.yaml beside it says.`],
    usage: '',
    needs: ['kind', 'kubectl'],
    data: [
      constant('name', kindName(cluster)),
      constant('context', context),
      list(
        'nodes',
        cluster.nodes.map(({ name, address }) => `${name}=${address}`),
      ),
    ],
    body: `
create_cluster() {
  if kind get clusters 2>/dev/null | grep -Fx -- "$name" >/dev/null; then
    say "kind has the cluster $name already."
    kind export kubeconfig --name "$name"
  else
    kind create cluster --name "$name" --config "$(dirname "\${BASH_SOURCE[0]}")/kind.yaml"
    say "kind has made the cluster $name."
  fi
}

# kind calls its contexts kind-NAME.
name_context() {
  [ "$context" = "kind-$name" ] && return
  has_context "$context" && kubectl config delete-context "$context" >/dev/null
  kubectl config rename-context "kind-$name" "$context"
}

create_cluster
name_context
check_nodes "$context" "\${nodes[@]}"
say "The cluster ${cluster.id} is there, and its context is $context."
next_step "make the other clusters; then the scripts beside this folder, in the order that docs/DEPLOY.md tells"
`,
  };
}

/** kind puts its own word before the name of the context. */
function kindName({ kubernetes: { context } }: Cluster): string {
  return context.startsWith('kind-') ? context.slice('kind-'.length) : context;
}

/**
 * The configuration of a kind cluster. Its node ports answer at the machine's own loopback too, where no other cluster has taken the port:
 * on other systems than Linux the nodes' addresses are not reached from outside Docker.
 */
export function kindConfig(cluster: Cluster, ports: readonly number[]): JsonObject {
  const image = images[cluster.kubernetes.version];
  return {
    apiVersion: 'kind.x-k8s.io/v1alpha4',
    kind: 'Cluster',
    ...(cluster.cni === 'cilium' ? { networking: { disableDefaultCNI: true, kubeProxyMode: 'none' } } : {}),
    nodes: cluster.nodes.map((_, i) => ({
      role: i === 0 ? 'control-plane' : 'worker',
      ...(image === undefined ? {} : { image }),
      ...(i > 0 || ports.length === 0 ? {} : { extraPortMappings: ports.map(mapping) }),
    })),
  };
}

function mapping(port: number): JsonObject {
  return { containerPort: port, hostPort: port, listenAddress: '127.0.0.1' };
}

/** The node ports that the Services of a cluster take, in order. */
export function nodePortsOf(workloads: readonly Workload[]): readonly number[] {
  const services = workloads.flatMap(({ objects }) =>
    objects.filter((object) => object.kind === 'Service' && stringAt(object, 'spec', 'type') === 'NodePort'),
  );
  const ports = services.flatMap((service) => listAt(service, 'spec', 'ports').filter(isJsonObject));
  return [...new Set(ports.flatMap((port) => numberAt(port, 'nodePort') ?? []))].toSorted((a, b) => a - b);
}
