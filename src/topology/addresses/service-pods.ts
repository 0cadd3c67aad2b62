import { listAt, numberAt, stringAt } from '../../kube/read.ts';
import type { SelectedPods } from '../objects/pod-selection.ts';
import type { Service, ServicePort } from '../objects/service.ts';
import { serviceTitle } from '../objects/service.ts';
import { holderOfPods } from '../objects/unread.ts';
import { ordinalOf, type Workload } from '../objects/workload.ts';
import type { Lookup } from './address.ts';
import type { Cluster, FleetIndex } from './fleet-index.ts';
import { broken, type Landing, podsHop, type Resolution, unknown, unreadOrBroken } from './resolution.ts';

/** How a Service is asked: for which port, by which lookup, and whether for one pod by name. */
export interface ServiceAsk {
  /** Number or name; `null` where the address has none. */
  readonly port: number | string | null;
  readonly lookup: Lookup;
  readonly pod: string | null;
  /** A gateway, an ingress or a node port sends to the endpoints, so that a headless Service is mapped like any other. */
  readonly balanced: boolean;
}

/** The pods behind a Service of a cluster. */
export function servicePods(fleet: FleetIndex, cluster: Cluster, service: Service, ask: ServiceAsk): Resolution {
  const title = `${cluster.index.id}: ${serviceTitle(service)}`;
  const hop = ask.port === null ? title : `${title} port ${ask.port}`;
  if (ask.port === null) return broken([title], 'the address has no port');
  const direct = service.headless && !ask.balanced && ask.lookup !== 'srv' && typeof ask.port === 'number';
  const port = service.ports.find((p) => (typeof ask.port === 'number' ? p.port === ask.port : p.name === ask.port));
  if (port === undefined && !direct)
    return broken([title], `${serviceTitle(service)} has no port ${portText(ask.port)}; it has ${portsText(service)}`);
  if (Object.keys(service.selector).length === 0) return manualEndpoints(fleet, cluster, service, hop);
  const selected = cluster.select(service.namespace, service.selector);
  if (selected.length === 0) {
    const holder = holderOfPods(cluster.index.unread, service.namespace, Object.values(service.selector));
    return unreadOrBroken([hop], `${serviceTitle(service)} selects no pods`, holder);
  }
  const landings: Landing[] = [];
  let why = '';
  for (const pods of selected) {
    const target = direct ? Number(ask.port) : targetPort(pods.workload, port);
    const ordinal = ask.pod === null ? pods.ordinal : ordinalOf(pods.workload, ask.pod);
    if (ask.pod !== null && (ordinal === null || pods.workload.governingService !== service.name))
      why = `${serviceTitle(service)} names no pod \`${ask.pod}\``;
    else if (pods.workload.replicas === 0) why = `${pods.workload.object} has no replicas`;
    else if (target === null) why = `no container of ${pods.workload.object} has the port \`${port?.target}\``;
    else landings.push(landing(service, ask, pods, ordinal, target, hop));
  }
  return landings.length === 0 ? broken([hop], why) : { kind: 'pods', landings };
}

function landing(
  service: Service,
  ask: ServiceAsk,
  { workload }: SelectedPods,
  ordinal: number | null,
  port: number,
  hop: string,
): Landing {
  const every = service.headless && !ask.balanced && ask.lookup !== 'plain';
  return {
    workload,
    port,
    pods: ordinal ?? (every ? 'each' : 'any'),
    way: 'service',
    via: [hop, podsHop(workload, ordinal)],
  };
}

function targetPort(workload: Workload, port: ServicePort | undefined): number | null {
  if (port === undefined) return null;
  if (typeof port.target === 'number') return port.target;
  const ports = workload.containers.flatMap((container) => container.ports);
  return ports.find((p) => p.name === port.target)?.port ?? null;
}

/** A Service without a selector sends to the addresses of its Endpoints or EndpointSlices, which someone wrote by hand. */
function manualEndpoints(fleet: FleetIndex, cluster: Cluster, service: Service, hop: string): Resolution {
  const endpoints = cluster.index.named('Endpoints', service.namespace, service.name);
  const subset = listAt(endpoints, 'subsets')[0];
  const slice = (cluster.index.byKind.get('EndpointSlice') ?? []).find(
    (s) =>
      stringAt(s, 'metadata', 'labels', 'kubernetes.io/service-name') === service.name &&
      stringAt(s, 'metadata', 'namespace') === service.namespace,
  );
  const ip = stringAt(subset, 'addresses', 0, 'ip') ?? stringAt(slice, 'endpoints', 0, 'addresses', 0);
  const port = numberAt(subset, 'ports', 0, 'port') ?? numberAt(slice, 'ports', 0, 'port');
  if (ip === undefined || port === undefined)
    return unknown([hop], `${serviceTitle(service)} has no selector, and its endpoints are in no object`);
  const known = fleet.nodeAddresses.get(ip) !== undefined || fleet.balancers.has(ip);
  return known
    ? unknown([hop], `${serviceTitle(service)} sends to ${ip}:${port} of the fleet by hand-written endpoints`)
    : { kind: 'outside', via: [hop, `${ip}:${port}`] };
}

function portText(port: number | string): string {
  return typeof port === 'number' ? String(port) : `named \`${port}\``;
}

function portsText(service: Service): string {
  const ports = service.ports.map((p) => (p.name === '' ? String(p.port) : `${p.port} (\`${p.name}\`)`));
  return ports.length === 0 ? 'none' : ports.join(', ');
}
