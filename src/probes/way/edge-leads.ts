import type { KubeClient } from '../../cluster/kube/kube-client.ts';
import { answered, type Outcome } from '../../cluster/outcome.ts';
import { objectName } from '../../kube/objects.ts';
import { at, listAt } from '../../kube/read.ts';
import type { FlowEdge } from '../../topology/topology.ts';
import type { Live } from '../probe.ts';

/** A station of an address, as the topology writes it: `hub: Service monitoring/thanos-query port 9090`. */
const station = /^(?<cluster>[^:]+): (?<kind>[A-Z]\w*) (?<namespace>[\w.-]+)\/(?<name>[\w.-]+)/;

/**
 * Why the address of an edge leads nowhere now: it was broken as rendered, a Service or a route on its way is not there, or a Service has no
 * endpoint that is ready. `null` where every station is there.
 */
export async function edgeFault(live: Live, edge: FlowEdge): Promise<Outcome<string | null>> {
  if (edge.to === null) return answered(`\`${edge.address}\` leads nowhere: ${edge.broken ?? 'it is not understood'}`);
  for (const text of edge.via) {
    const { cluster, kind, namespace, name } = station.exec(text)?.groups ?? {};
    if (cluster === undefined || kind === undefined || namespace === undefined || name === undefined) continue;
    const fault = await stationFault(live, cluster, { kind, namespace, name });
    if (!fault.ok || fault.value !== null) return fault;
  }
  return answered(null);
}

interface Station {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

async function stationFault(live: Live, cluster: string, one: Station): Promise<Outcome<string | null>> {
  const kube = live.kube(cluster);
  const apiVersion = one.kind === 'Service' ? 'v1' : versionOf(live, cluster, one);
  if (apiVersion === null) return answered(null);
  const found = await kube.get({ apiVersion, ...one });
  if (!found.ok) return found;
  const place = `${one.kind} \`${one.namespace}/${one.name}\` of \`${cluster}\``;
  if (found.value === null) return answered(`${place} is not there`);
  return one.kind === 'Service' ? endpointFault(kube, one, place) : answered(null);
}

/** The version in which a route was rendered; `null` for what is no object of the fleet. */
function versionOf({ clusters }: Live, cluster: string, { kind, namespace, name }: Station): string | null {
  const objects = clusters.find((one) => one.cluster === cluster)?.objects ?? [];
  return objects.find((object) => objectName(object) === `${kind} ${namespace}/${name}`)?.apiVersion ?? null;
}

/** A Service without a selector has its endpoints from elsewhere, in slices all the same. */
async function endpointFault(
  kube: KubeClient,
  { namespace, name }: Station,
  place: string,
): Promise<Outcome<string | null>> {
  const kind = { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' };
  const slices = await kube.list(kind, { namespace, labels: { 'kubernetes.io/service-name': name } });
  if (!slices.ok) return slices;
  const endpoints = slices.value.flatMap((slice) => listAt(slice, 'endpoints'));
  const ready = endpoints.filter((endpoint) => at(endpoint, 'conditions', 'ready') !== false);
  if (ready.length > 0) return answered(null);
  const seen = endpoints.length === 0 ? 'no pod has its labels' : `${endpoints.length} are not ready`;
  return answered(`${place} has no endpoint: ${seen}`);
}
