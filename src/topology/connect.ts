import { parseAddress, shownAddress } from './addresses/address.ts';
import { type FleetIndex, mayBeElsewhere } from './addresses/fleet-index.ts';
import type { Landing, Resolution } from './addresses/resolution.ts';
import { unreadOrBroken, unseen } from './addresses/resolution.ts';
import { type Asker, resolve } from './addresses/resolve.ts';
import { servicePods } from './addresses/service-pods.ts';
import type { Ask, Listener, Protocol, ServiceEndpoints } from './engines/reading.ts';
import type { Handshake, ServerTls } from './handshake.ts';
import type { External } from './metric-nodes.ts';
import { holderOf } from './objects/unread.ts';
import type { Workload } from './objects/workload.ts';
import { type Call, forbidden } from './policies/forbidden.ts';
import { networkCall } from './policies/network-call.ts';
import type { FlowEdge, NetworkCall } from './topology.ts';

/** Ports of every workload that an engine was read from. */
export type Listeners = ReadonlyMap<Workload, readonly Listener[]>;

/** What following an address gives: edges, nodes outside the fleet, and what could not be understood. */
export interface Connected {
  readonly edges: readonly FlowEdge[];
  readonly calls: readonly NetworkCall[];
  readonly handshakes: readonly Handshake[];
  readonly outside: External | null;
  readonly note: string | null;
  /** Whether what was not understood may be in the asker's own cluster. */
  readonly near?: true;
}

/** Follows an address to the nodes that answer there what the asker wants. */
export function connect(fleet: FleetIndex, listeners: Listeners, asker: Asker, ask: Ask): Connected {
  const address = shownAddress(ask.address);
  const edge = (to: string | null, via: readonly string[], pods: FlowEdge['pods'], reason: string | null): FlowEdge => {
    const { kind, from, readAt } = ask;
    return { kind, from, to, address, via, pods, broken: reason, readAt };
  };
  const dialled = parseAddress(ask.address)?.port ?? null;
  const callOf = (landing: Landing | null): Call => ({ asker, landing, dialled });
  const told = (calls: readonly Call[]): readonly NetworkCall[] =>
    calls.flatMap((call) => networkCall(ask.kind, call) ?? []);
  const found =
    ask.endpoints === undefined ? resolve(fleet, asker, ask.address) : endpoints(fleet, asker.cluster, ask.endpoints);
  switch (found.kind) {
    case 'outside': {
      const outside = external(found.via.at(-1) ?? address, ask);
      const out = callOf(null);
      const stopped = forbidden(fleet, out);
      const to = stopped === null ? outside.id : null;
      return { ...nothing, edges: [edge(to, found.via, 'any', stopped)], calls: told([out]), outside };
    }
    case 'broken':
      return {
        ...nothing,
        edges: [
          {
            ...edge(null, found.via, 'each', found.reason),
            ...(found.unseen === undefined ? {} : { unseen: found.unseen }),
          },
        ],
      };
    case 'unknown':
      return {
        ...nothing,
        note: `\`${address}\`: ${found.reason}`,
        ...(found.near === undefined ? {} : { near: found.near }),
      };
    case 'pods': {
      const ends = found.landings.map((landing) => ({ landing, end: endOf(listeners, landing, ask.wants) }));
      const edges = ends.flatMap(({ landing, end }) => {
        const via = [...landing.via.slice(0, -1), ...end.hops, landing.via.at(-1) ?? ''];
        const pods = ask.group === true && landing.pods === 'each' ? 'any' : landing.pods;
        const stopped = end.nodes.length === 0 ? null : forbidden(fleet, callOf(landing));
        if (stopped !== null) return [edge(null, via, 'each', stopped)];
        return end.nodes.map((node) => edge(node, via, pods, null));
      });
      const calls = told(ends.filter(({ end }) => end.nodes.length > 0).map(({ landing }) => callOf(landing)));
      const handshakes = ends.flatMap(({ landing, end }) => handshakesOf(ask, address, landing, end));
      if (edges.length > 0) return { ...nothing, edges, calls, handshakes };
      const [first] = ends;
      const reason = first?.end.reason ?? 'nothing answers';
      if (first?.end.readable === false) return { ...nothing, calls, note: `\`${address}\`: ${reason}` };
      return { ...nothing, edges: [edge(null, first?.landing.via ?? [], 'each', reason)], calls };
    }
  }
}

const nothing: Connected = { edges: [], calls: [], handshakes: [], outside: null, note: null };

/** How both ends speak TLS. What stands in the pod before the engine answers in its own way. */
function handshakesOf(ask: Ask, address: string, landing: Landing, end: End): readonly Handshake[] {
  const { kind, from, wants, readAt, tls: client } = ask;
  if (client === undefined || client === null) return [];
  const front = landing.front ?? null;
  const asks = nameAsked(ask);
  const server = end.hops.length > 0 ? null : end.tls;
  return end.nodes.map((to) => ({
    kind,
    from,
    to,
    address,
    grpc: wants === 'grpc',
    asks,
    readAt,
    client,
    front,
    server,
  }));
}

/** After a lookup Thanos dials the addresses that it found (thanos@v0.42.4 pkg/discovery/dns/resolver.go); what a group asks for is gRPC's own matter. */
export function nameAsked({
  address,
  group,
  endpoints: found,
}: Pick<Ask, 'address' | 'group' | 'endpoints'>): Handshake['asks'] {
  const parsed = parseAddress(address);
  if (parsed === null) return null;
  if (found !== undefined) return 'addresses';
  if (parsed.lookup === 'plain') return { host: parsed.host };
  return group === true || /^dnssrvnoa\+/i.test(address.trim()) ? null : 'addresses';
}

/** Where a call ends in its pods. */
export interface End {
  readonly nodes: readonly string[];
  readonly hops: readonly string[];
  /** How the nodes answer; `null` where that is not known. */
  readonly tls: ServerTls | null;
  readonly reason: string;
  /** Whether the pods are understood well enough to say that nothing answers. */
  readonly readable: boolean;
}

/** Which nodes of the pods speak the protocol on the port; through another container of the pod that listens there, if there is one. */
export function endOf(listeners: Listeners, { workload, port }: Landing, wants: Protocol): End {
  const all = listeners.get(workload) ?? [];
  const end = (nodes: readonly string[], reason: string, hops: readonly string[] = [], readable = true): End => {
    return { nodes, hops, tls: null, reason, readable };
  };
  const there = all.filter((l) => l.port === port);
  const speaking = there.filter((l) => l.protocol === wants);
  if (speaking.some((l) => !l.local))
    return {
      ...end(
        speaking.map((l) => l.node),
        '',
      ),
      tls: speaking[0]?.tls ?? null,
    };
  const { object } = workload;
  if (speaking.length > 0) return end([], `${object} listens on port ${port} for its own pod only`);
  if (all.length === 0) return end([], `it leads to ${object}, which runs no engine that is read`, [], false);
  const [other] = there;
  if (other !== undefined)
    return end([], `port ${port} of ${object} is for ${spoken[other.protocol]}, not for ${spoken[wants]}`);
  const proxy = workload.containers.find((container) => container.ports.some((p) => p.port === port));
  const behind = all.filter((l) => l.protocol === wants).map((l) => l.node);
  if (proxy !== undefined && behind.length > 0) return end(behind, '', [`container ${proxy.name} on port ${port}`]);
  return end([], `nothing in ${object} listens on port ${port}`);
}

const spoken: Readonly<Record<Protocol, string>> = {
  grpc: 'gRPC',
  prometheus: 'the Prometheus API',
  'remote-write': 'remote writes',
  alertmanager: 'alerts',
  opensearch: 'the OpenSearch API',
  'fluent-forward': 'forwarded logs',
  http: 'its own pages and metrics',
};

/** Endpoints by the API server: each pod behind the Service. A number is the port of the pods, not of the Service. */
function endpoints(
  fleet: FleetIndex,
  clusterId: string,
  { namespace, service: name, port }: ServiceEndpoints,
): Resolution {
  const cluster = fleet.clusters.get(clusterId);
  const service = cluster?.index.services.get(`${namespace}/${name}`);
  if (cluster === undefined || service === undefined) {
    const reason = `${clusterId} has no Service ${namespace}/${name}`;
    const holder = holderOf(cluster?.index.unread ?? [], namespace, name);
    return holder === undefined && mayBeElsewhere(fleet, clusterId, { namespace, service: name })
      ? unseen([], reason, namespace)
      : unreadOrBroken([], reason, holder);
  }
  const named = typeof port === 'number' ? service.ports.find((p) => p.target === port || p.port === port)?.port : port;
  const found = servicePods(fleet, cluster, service, { port: named ?? port, lookup: 'srv', pod: null, balanced: true });
  if (found.kind !== 'pods') return found;
  const each = found.landings.map((l): Landing => ({ ...l, pods: typeof l.pods === 'number' ? l.pods : 'each' }));
  return { kind: 'pods', landings: each };
}

function external(name: string, { readAt }: Ask): External {
  const id = `/external//${name}`;
  return { kind: 'external', id, cluster: '', namespace: '', name, replicas: 1, readAt };
}
