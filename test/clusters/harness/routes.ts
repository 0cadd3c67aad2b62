import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../../src/kube/objects.ts';
import { listAt, mapAt, numberAt, stringAt } from '../../../src/kube/read.ts';
import type { Rendered } from '../../../src/pipeline.ts';
import type { FlowEdge, Topology } from '../../../src/topology/topology.ts';
import { sharedData } from '../../engines/harness/shared-data.ts';
import type { ClusterName, Clusters, TestCluster } from './clusters.ts';
import { define } from './install.ts';
import { apply } from './objects.ts';
import { readObjects } from './stand-ins.ts';

/** A call of the fleet that goes through a route of the Gateway API, hop by hop as the topology resolved it. */
export interface RouteCall {
  readonly edge: FlowEdge;
  readonly cluster: ClusterName;
  readonly host: string;
  readonly route: { readonly kind: string; readonly namespace: string; readonly name: string };
  readonly service: { readonly namespace: string; readonly name: string };
  readonly port: number;
}

/** Gives both clusters the definitions of the Gateway API, and of what was rendered the gateways, the routes and the Services. */
export async function applyRoutes(clusters: Clusters, { workloads }: Rendered): Promise<void> {
  const folder = sharedData('crds', 'gateway-api');
  const crds = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => readObjects(join(folder, file)));
  for (const cluster of [clusters.a, clusters.b]) {
    await define(cluster, crds);
    const objects = workloads.filter((workload) => workload.cluster === cluster.name).flatMap((one) => one.objects);
    await apply(
      cluster,
      objects.filter(({ kind }) => /^(Gateway|HTTPRoute|GRPCRoute|TLSRoute|Service)$/.test(kind)),
    );
  }
}

/** Every address of the topology that a route serves. */
export function routeCalls({ edges }: Topology): readonly RouteCall[] {
  const calls = edges.flatMap((edge): readonly RouteCall[] => {
    const way = /^host (\S+) > (\w): (\w+Route) (\S+)\/(\S+) > \w: Service (\S+)\/(\S+) port (\d+) > /.exec(
      edge.via.join(' > '),
    );
    if (way === null || edge.broken !== null) return [];
    const [
      ,
      host = '',
      cluster = '',
      kind = '',
      routeNamespace = '',
      routeName = '',
      namespace = '',
      name = '',
      port = '',
    ] = way;
    return [
      {
        edge,
        cluster: cluster === 'a' ? 'a' : 'b',
        host,
        route: { kind, namespace: routeNamespace, name: routeName },
        service: { namespace, name },
        port: Number(port),
      },
    ];
  });
  return [...new Map(calls.map((call) => [call.host, call])).values()];
}

/** The backends of the route as the API server has it, if it is for the host of the call. */
export async function backendsOf(cluster: TestCluster, { host, route }: RouteCall): Promise<readonly Json[]> {
  const said = await cluster.kubectl([
    '--namespace',
    route.namespace,
    'get',
    route.kind,
    route.name,
    '--output',
    'json',
  ]);
  const object = JSON.parse(said) as Json;
  if (!listAt(object, 'spec', 'hostnames').includes(host))
    throw new Error(`${route.kind} ${route.name} is not for ${host}.`);
  const backends = listAt(object, 'spec', 'rules').flatMap((rule) => listAt(rule, 'backendRefs'));
  return backends.map((one) => ({ name: stringAt(one, 'name') ?? '', port: numberAt(one, 'port') ?? 0 }));
}

/** The ready addresses in the EndpointSlices that the cluster made for the call's Service and port, in order. */
export async function endpointsOf(cluster: TestCluster, { service, port }: RouteCall): Promise<readonly string[]> {
  const get = async (...what: readonly string[]): Promise<Json> =>
    JSON.parse(await cluster.kubectl(['--namespace', service.namespace, 'get', ...what, '--output', 'json'])) as Json;
  const ports = listAt(await get('service', service.name), 'spec', 'ports');
  const name =
    stringAt(
      ports.find((one) => numberAt(one, 'port') === port),
      'name',
    ) ?? '';
  const slices = listAt(
    await get('endpointslices', '--selector', `kubernetes.io/service-name=${service.name}`),
    'items',
  );
  return slices
    .filter((slice) => listAt(slice, 'ports').some((one) => (stringAt(one, 'name') ?? '') === name))
    .flatMap((slice) => listAt(slice, 'endpoints'))
    .filter((endpoint) => mapAt(endpoint, 'conditions')['ready'] === true)
    .flatMap((endpoint) => listAt(endpoint, 'addresses').map(String))
    .sort();
}
