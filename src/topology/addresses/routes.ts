import { addTo } from '../../kube/multimap.ts';
import type { Json, KubeObject } from '../../kube/objects.ts';
import { objectName } from '../../kube/objects.ts';
import { at, listAt, namespaceOf, numberAt, stringAt } from '../../kube/read.ts';
import type { Front } from '../handshake.ts';
import type { ClusterIndex } from '../objects/cluster-index.ts';
import { selects } from '../objects/selector.ts';
import { textsAt } from '../objects/texts.ts';
import { ingressFronts, listenerFront } from './fronts.ts';

/** A Service that a route sends to; the port is a number or, in an Ingress, a name. */
export interface Backend {
  readonly namespace: string;
  readonly service: string;
  readonly port: number | string | null;
}

/** What a cluster answers for a host, as far as one route says. */
export interface Route {
  readonly cluster: string;
  /** `Kind namespace/name` */
  readonly object: string;
  /** Ports that the gateway listens on for the host; `null` where the objects do not tell. */
  readonly ports: readonly number[] | null;
  readonly path: string;
  readonly exact: boolean;
  readonly backends: readonly Backend[];
  /** How it takes calls on each of its ports; empty where the objects do not tell. */
  readonly fronts: readonly Front[];
  /** The status by which it sends callers elsewhere instead of to backends. Left out where it does not. */
  readonly redirects?: number;
}

/** A host, exact or `*.domain`, with its routes. */
export type HostRoutes = ReadonlyMap<string, readonly Route[]>;

/** Routes of every host in a cluster: Ingresses and the Gateway API's routes (gateway-api v1). */
export function routesOf(cluster: ClusterIndex): HostRoutes {
  const out = new Map<string, Route[]>();
  const add: Add = (host, route) => addTo(out, host.toLowerCase(), route);
  for (const object of cluster.byKind.get('Ingress') ?? []) ingress(cluster, object, add);
  for (const kind of ['HTTPRoute', 'GRPCRoute', 'TLSRoute'])
    for (const object of cluster.byKind.get(kind) ?? []) gatewayRoute(cluster, object, add);
  return out;
}

type Add = (host: string, route: Route) => void;

function ingress(cluster: ClusterIndex, object: KubeObject, add: Add): void {
  const namespace = namespaceOf(object);
  const base = { cluster: cluster.id, object: objectName(object), ports: null, fronts: ingressFronts(cluster, object) };
  const backend = (raw: unknown): readonly Backend[] => {
    const service = stringAt(raw, 'service', 'name');
    const port = numberAt(raw, 'service', 'port', 'number') ?? stringAt(raw, 'service', 'port', 'name') ?? null;
    return service === undefined ? [] : [{ namespace, service, port }];
  };
  const fallback = backend(at(object, 'spec', 'defaultBackend'));
  for (const rule of listAt(object, 'spec', 'rules')) {
    const host = stringAt(rule, 'host') ?? '*';
    for (const path of listAt(rule, 'http', 'paths'))
      add(host, {
        ...base,
        path: stringAt(path, 'path') ?? '/',
        exact: stringAt(path, 'pathType') === 'Exact',
        backends: backend(at(path, 'backend')),
      });
    if (fallback.length > 0) add(host, { ...base, path: '/', exact: false, backends: fallback });
  }
}

function gatewayRoute(cluster: ClusterIndex, object: KubeObject, add: Add): void {
  const namespace = namespaceOf(object);
  const listeners = listAt(object, 'spec', 'parentRefs').map((ref) => listenersOf(cluster, namespace, ref));
  const known = listeners.flatMap((l) => l ?? []);
  const hosts = textsAt(object, 'spec', 'hostnames');
  for (const host of hosts.length > 0 ? hosts : new Set(known.map((l) => l.host))) {
    const taking = known.filter((l) => l.host === '*' || hostCovers(l.host, host) || hostCovers(host, l.host));
    const ports = listeners.includes(null) ? null : [...new Set(taking.map((l) => l.port))];
    const open = listeners.includes(null) ? [] : taking;
    for (const rule of listAt(object, 'spec', 'rules')) {
      const backends = listAt(rule, 'backendRefs').flatMap((ref) => backendOf(namespace, ref));
      const fronts = open.map((listener) => listenerFront({ cluster, route: object, rule, listener, backends }));
      const redirects = redirectOf(rule);
      const matches = listAt(rule, 'matches');
      for (const match of matches.length === 0 ? [{}] : matches)
        add(host, {
          cluster: cluster.id,
          object: objectName(object),
          ports,
          path: stringAt(match, 'path', 'value') ?? '/',
          exact: stringAt(match, 'path', 'type') === 'Exact',
          backends,
          fronts,
          ...(redirects === null ? {} : { redirects }),
        });
    }
  }
}

/** The status of a rule's redirect; 302 where it says none (gateway-api v1.5 HTTPRequestRedirectFilter). */
function redirectOf(rule: Json): number | null {
  const filter = listAt(rule, 'filters').find((one) => stringAt(one, 'type') === 'RequestRedirect');
  return filter === undefined ? null : (numberAt(filter, 'requestRedirect', 'statusCode') ?? 302);
}

/** Whether a host or `*.domain` takes in another. */
function hostCovers(wide: string, host: string): boolean {
  return wide === host || (wide.startsWith('*.') && host.endsWith(wide.slice(1)));
}

/** A backend of weight 0 gets nothing; what is no Service is not followed. */
function backendOf(namespace: string, ref: Json): readonly Backend[] {
  const service = stringAt(ref, 'name');
  if (service === undefined || (stringAt(ref, 'kind') ?? 'Service') !== 'Service' || numberAt(ref, 'weight') === 0)
    return [];
  return [{ namespace: stringAt(ref, 'namespace') ?? namespace, service, port: numberAt(ref, 'port') ?? null }];
}

interface Listener {
  readonly port: number;
  readonly host: string;
  /** The Gateway and the listener itself, as written. */
  readonly gateway: KubeObject;
  readonly raw: Json;
}

/** The listeners of a Gateway that admit a route of this namespace; `null` where the Gateway is in no object. */
function listenersOf(cluster: ClusterIndex, namespace: string, ref: Json): readonly Listener[] | null {
  const home = stringAt(ref, 'namespace') ?? namespace;
  const gateway = cluster.named('Gateway', home, stringAt(ref, 'name') ?? '');
  if (gateway === undefined) return null;
  const section = stringAt(ref, 'sectionName');
  const admits = ({ allowed }: GatewayListener): boolean => {
    const from = stringAt(allowed, 'from') ?? 'Same';
    if (from !== 'Selector') return from === 'All' || namespace === home;
    return selects(at(allowed, 'selector'), cluster.namespaces.get(namespace) ?? {});
  };
  return gatewayListeners(gateway).filter((l) => (section === undefined || l.name === section) && admits(l));
}

interface GatewayListener extends Listener {
  readonly name: string;
  /** `allowedRoutes.namespaces`: the Gateway's own where nothing is written (gateway-api v1 RouteNamespaces). */
  readonly allowed: unknown;
}

/** The listeners of a Gateway with their hosts, `*` for any. */
export function gatewayListeners(gateway: KubeObject): readonly GatewayListener[] {
  return listAt(gateway, 'spec', 'listeners').map((listener) => ({
    name: stringAt(listener, 'name') ?? '',
    port: numberAt(listener, 'port') ?? 0,
    host: stringAt(listener, 'hostname') ?? '*',
    allowed: at(listener, 'allowedRoutes', 'namespaces'),
    gateway,
    raw: listener,
  }));
}
