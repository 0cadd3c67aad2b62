import { at, isJsonObject, listAt, stringAt } from '../kube/read.ts';
import type { Cluster, FleetIndex } from './addresses/fleet-index.ts';
import { frontAt } from './addresses/fronts.ts';
import { toBackend } from './addresses/host-name.ts';
import type { Landing } from './addresses/resolution.ts';
import type { Route } from './addresses/routes.ts';
import { servicePods } from './addresses/service-pods.ts';
import type { Listeners } from './connect.ts';
import type { Listener } from './engines/reading.ts';
import type { Entry, Front } from './handshake.ts';
import type { Service } from './objects/service.ts';
import { serviceTitle } from './objects/service.ts';
import type { Workload } from './objects/workload.ts';
import { type AllowRule, isolation, takesOutside, takesPort } from './policies/policy-rules.ts';

/**
 * The ways by which others than the fleet's own engines reach queriers, StoreAPIs and Receives: hosts of routes and Ingresses, ports of nodes
 * and load balancers, and any pod of the cluster. Pods that run no engine which is read, such as a proxy that asks who calls, end a way.
 */
export function entriesOf(fleet: FleetIndex, listeners: Listeners): readonly Entry[] {
  const out: Entry[] = [];
  for (const [host, routes] of fleet.hosts)
    for (const route of routes) out.push(...byRoute(fleet, listeners, host, route));
  for (const cluster of fleet.clusters.values())
    for (const service of cluster.index.services.values()) out.push(...byService(fleet, listeners, cluster, service));
  for (const [workload, all] of listeners) out.push(...byNodes(fleet, workload, all), ...byPods(fleet, workload, all));
  return distinct(out);
}

function byRoute(fleet: FleetIndex, listeners: Listeners, host: string, route: Route): readonly Entry[] {
  const ports = route.fronts.map((front) => front.port ?? 0);
  const fronts = (ports.length === 0 ? [0] : ports).map((port) => frontAt(route, port));
  return route.backends.flatMap((backend) => {
    const found = toBackend(fleet, route.cluster, backend);
    if (found.kind !== 'pods') return [];
    return found.landings.flatMap((landing) =>
      opened(listeners, landing).flatMap((listener) => {
        if (!takes(route, listener.protocol) || !admits(fleet, landing, byGateway)) return [];
        return fronts.map((front) => entry(route.cluster, route.object, `https://${host}`, listener, front));
      }),
    );
  });
}

/** What the engines answer at (thanos@v0.42.4 pkg/receive/handler.go, pkg/api/query/v1.go; prometheus@v3.13.1 web/api/v1). */
const paths: Readonly<Record<Entry['protocol'], readonly string[]>> = {
  grpc: [],
  prometheus: ['/api/v1/query'],
  'remote-write': ['/api/v1/receive', '/api/v1/write'],
};

function takes({ path, exact }: Route, protocol: Entry['protocol']): boolean {
  const asked = paths[protocol];
  if (asked.length === 0 || /[()*+?[\]{}|\\^$]/.test(path)) return true;
  return asked.some((wanted) => (exact ? wanted === path : `${wanted}/`.startsWith(path.replace(/\/?$/, '/'))));
}

function byService(fleet: FleetIndex, listeners: Listeners, cluster: Cluster, service: Service): readonly Entry[] {
  const object = cluster.index.named('Service', service.namespace, service.name);
  const type = stringAt(object, 'spec', 'type');
  if (type !== 'NodePort' && type !== 'LoadBalancer' && service.addresses.length === 0) return [];
  const restricted = listAt(object, 'spec', 'loadBalancerSourceRanges').length > 0;
  return service.ports.flatMap((port) => {
    const found = servicePods(fleet, cluster, service, { port: port.port, lookup: 'plain', pod: null, balanced: true });
    if (found.kind !== 'pods') return [];
    const address = type === 'NodePort' ? `node port ${port.nodePort ?? port.port}` : `load balancer port ${port.port}`;
    return found.landings.flatMap((landing) =>
      opened(listeners, landing).flatMap((listener) => {
        if (!admits(fleet, landing, takesOutside)) return [];
        const way = entry(cluster.index.id, serviceTitle(service), address, listener, null);
        return [restricted && way.asked === false ? { ...way, asked: null } : way];
      }),
    );
  });
}

/** Ports that pods hold on their nodes. */
function byNodes(fleet: FleetIndex, workload: Workload, all: readonly Listener[]): readonly Entry[] {
  const held = new Map(workload.containers.flatMap(({ ports }) => ports.map((p) => [p.port, p.hostPort] as const)));
  return all.filter(isAsked).flatMap((listener) => {
    const port = workload.hostNetwork ? listener.port : (held.get(listener.port) ?? null);
    if (port === null || !admits(fleet, { workload, port: listener.port }, takesOutside)) return [];
    return [entry(workload.cluster, workload.object, `host port ${port}`, listener, null)];
  });
}

/** Whether any pod of the cluster may call a port: no policy isolates the pods, or one lets everyone in. */
function byPods(fleet: FleetIndex, workload: Workload, all: readonly Listener[]): readonly Entry[] {
  const cluster = fleet.clusters.get(workload.cluster)?.index;
  const inward = cluster === undefined ? null : isolation(cluster, workload, 'ingress');
  return all.flatMap((listener) => {
    if (!isAsked(listener)) return [];
    const open = inward === null || inward.rules.some((r) => takesPort(r, listener.port, workload) && everyPod(r));
    if (!open) return [];
    return [
      { ...entry(workload.cluster, workload.object, `port ${listener.port}`, listener, null), by: 'pods' as const },
    ];
  });
}

function everyPod({ peers }: AllowRule): boolean {
  return (
    peers === null ||
    peers.some(
      (peer) =>
        isJsonObject(peer) &&
        isEmpty(at(peer, 'namespaceSelector')) &&
        (peer['podSelector'] === undefined || isEmpty(at(peer, 'podSelector'))),
    )
  );
}

function isEmpty(selector: unknown): boolean {
  return isJsonObject(selector) && Object.keys(selector).length === 0;
}

type Asked = Listener & { readonly protocol: Entry['protocol'] };

function isAsked(listener: Listener): listener is Asked {
  return Object.hasOwn(paths, listener.protocol) && !listener.local;
}

/** The engines that listen where a call lands; a port of another container is a proxy's, of which nothing is known. */
function opened(listeners: Listeners, { workload, port }: Landing): readonly Asked[] {
  return (listeners.get(workload) ?? []).filter((l) => l.port === port).filter(isAsked);
}

function admits(
  fleet: FleetIndex,
  { workload, port }: Pick<Landing, 'workload' | 'port'>,
  from: (rule: AllowRule) => boolean,
): boolean {
  const cluster = fleet.clusters.get(workload.cluster)?.index;
  const inward = cluster === undefined ? null : isolation(cluster, workload, 'ingress');
  return inward === null || inward.rules.some((rule) => takesPort(rule, port, workload) && from(rule));
}

/** A gateway calls from the nodes or from pods of some other namespace. */
function byGateway(rule: AllowRule): boolean {
  return takesOutside(rule) || (rule.peers ?? []).some((peer) => at(peer, 'namespaceSelector') !== undefined);
}

function entry(cluster: string, object: string, address: string, listener: Asked, front: Front | null): Entry {
  const { node, protocol, tls = null } = listener;
  // Behind what ends TLS the engine sees no certificate of the caller, but still asks for a password.
  const seen = front === null || front.tls === 'passes';
  const asks = tls === null ? null : tls.password || (tls.demands && seen);
  const asked =
    asks === true || front?.authenticates === true
      ? true
      : asks === null || front?.authenticates === null
        ? null
        : false;
  const secured = front === null || seen ? (tls?.on ?? null) : front.tls === null ? null : front.tls === 'ends';
  return { cluster, by: 'outside', object, address, node, protocol, asked, tls: secured };
}

/** One way of an object to a port of a node; the plain one of two. */
function distinct(entries: readonly Entry[]): readonly Entry[] {
  const ways = Map.groupBy(entries, (e) => `${e.by} ${e.cluster} ${e.object} ${e.address} ${e.node} ${e.protocol}`);
  return [...ways.values()].flatMap((same) => {
    const open = same.find((e) => e.asked === false) ?? same[0];
    return open === undefined ? [] : [open];
  });
}
