import { isNodePort } from '../../kube/node-port.ts';
import type { Front } from '../handshake.ts';
import { holderOf } from '../objects/unread.ts';
import type { Address } from './address.ts';
import { isIp } from './address.ts';
import type { FleetIndex } from './fleet-index.ts';
import { frontAt, redirectingFront } from './fronts.ts';
import { balanced } from './node-address.ts';
import { after, broken, outside, type Resolution, unknown, unreadOrBroken } from './resolution.ts';
import type { Backend, Route } from './routes.ts';
import { servicePods } from './service-pods.ts';

/** Where a host name leads that is no name of the asking cluster's own: to a route or a load balancer of some cluster, or out of the fleet. */
export function resolveHost(fleet: FleetIndex, from: string, address: Address): Resolution {
  const { host } = address;
  const port = address.port ?? 443;
  const balancer = isIp(host) ? null : balanced(fleet, from, host, port);
  if (balancer !== null) return balancer;
  const routes = routesFor(fleet, host);
  if (routes.length === 0) {
    const domain = domainOf(fleet, host);
    if (domain !== null)
      return broken([host], `no Ingress and no route has the host \`${host}\`, though ${domain} covers it`);
    return { kind: 'outside', via: [address.port === null ? host : `${host}:${address.port}`] };
  }
  const clusters = [...new Set(routes.map((r) => r.cluster))];
  if (clusters.length > 1)
    return unknown(
      [host],
      `${clusters.length} clusters have routes for \`${host}\`: ${clusters.slice(0, 3).join(', ')}`,
    );
  const sending = routes.filter((r) => r.backends.length > 0);
  const takes = ({ ports }: Route): boolean => ports === null || ports.includes(port) || isNodePort(port);
  if (sending.length === 0) {
    // A redirect may lead out of the fleet, unless the host is the fleet's own or nothing listens there at all.
    const lost = domainOf(fleet, host) !== null || !routes.some(takes);
    return (lost ? broken : unknown)([host], `the routes of \`${host}\` send to no Service`);
  }
  const open = sending.filter(takes);
  // A client follows the redirect of a port that only redirects, as from 80 to 443.
  const redirecting = open.length > 0 ? [] : routes.filter((r) => r.backends.length === 0 && takes(r));
  const chosen = redirecting.length > 0 ? sending : open;
  if (chosen.length === 0) {
    const ports = [...new Set(sending.flatMap((r) => r.ports ?? []))];
    const { object } = sending[0] ?? { object: 'route' };
    const none = `no listener of its gateway takes ${object} with the host \`${host}\``;
    const other = `the gateway of ${object} listens on ${ports.join(', ')}, not on ${port}`;
    return broken([host], ports.length === 0 ? none : other);
  }
  const redirect = redirectingFront(best(redirecting, address.path), port);
  return throughRoutes(fleet, best(chosen, address.path), host, (route) => redirect ?? frontAt(route, port));
}

/** Routes of the exact host, else of the nearest wildcard above it. */
function routesFor(fleet: FleetIndex, host: string): readonly Route[] {
  const exact = fleet.hosts.get(host);
  if (exact !== undefined) return exact;
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    const wild = fleet.hosts.get(`*.${host.slice(dot + 1)}`);
    if (wild !== undefined) return wild;
  }
  return [];
}

function domainOf(fleet: FleetIndex, host: string): string | null {
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    const found = fleet.domains.get(host.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return null;
}

/** The routes that would take a path: an exact one, else those of the longest prefix. */
function best(routes: readonly Route[], path: string): readonly Route[] {
  const taking = routes.filter((r) => (r.exact ? r.path === path : covers(r.path, path)));
  const longest = Math.max(0, ...taking.map((r) => r.path.length));
  const chosen = taking.filter((r) => r.path.length === longest);
  return chosen.some((r) => r.exact) ? chosen.filter((r) => r.exact) : chosen;
}

/** A regular expression of an Ingress is taken by its plain beginning. */
function covers(prefix: string, path: string): boolean {
  const plain = (/^[^()*+?[\]{}|\\^$]*/.exec(prefix)?.[0] ?? '').replace(/\/$/, '');
  return (
    path === plain || path.startsWith(`${plain}/`) || (plain !== prefix.replace(/\/$/, '') && path.startsWith(plain))
  );
}

function throughRoutes(
  fleet: FleetIndex,
  routes: readonly Route[],
  host: string,
  frontOf: (route: Route) => Front,
): Resolution {
  const reached: Resolution[] = [];
  const seen = new Set<string>();
  for (const route of routes)
    for (const backend of route.backends) {
      const key = `${backend.namespace}/${backend.service}:${backend.port}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const behind = fronted(toBackend(fleet, route.cluster, backend), frontOf(route));
      reached.push(after(`${route.cluster}: ${route.object}`, behind));
    }
  const landings = reached.flatMap((r) => (r.kind === 'pods' ? r.landings : []));
  const end: Resolution =
    landings.length > 0
      ? { kind: 'pods', landings }
      : (reached[0] ?? broken([], `no route of \`${host}\` takes the path`));
  return outside(`host ${host}`, end);
}

function fronted(resolution: Resolution, front: Front): Resolution {
  if (resolution.kind !== 'pods') return resolution;
  return { kind: 'pods', landings: resolution.landings.map((landing) => ({ ...landing, front })) };
}

/** The pods of a Service that a route sends to. */
export function toBackend(fleet: FleetIndex, clusterId: string, backend: Backend): Resolution {
  const cluster = fleet.clusters.get(clusterId);
  const service = cluster?.index.services.get(`${backend.namespace}/${backend.service}`);
  if (cluster === undefined || service === undefined) {
    const holder = holderOf(cluster?.index.unread ?? [], backend.namespace, backend.service);
    return unreadOrBroken([], `${clusterId} has no Service ${backend.namespace}/${backend.service}`, holder);
  }
  return servicePods(fleet, cluster, service, { port: backend.port, lookup: 'plain', pod: null, balanced: true });
}
