import { type Finding, finding } from '../../findings/finding.ts';
import { day, hour, minute } from '../../kube/duration.ts';
import type { TenantRule } from '../../topology/handshake.ts';
import { anywhere } from '../../topology/objects/spread.ts';
import type { EdgeKind, FlowEdge, FlowNode, Topology } from '../../topology/topology.ts';
import { type Promised, surviveNothing } from '../promise.ts';
import type { Proof } from '../proof.ts';
import { logFacts } from './log-facts.ts';

/** A small fleet as its flows, for tests: what a test changes is all that it says. */
export interface Flows {
  readonly nodes: Readonly<Record<string, FlowNode>>;
  /** `from kind to`; a `to` of `nothing` dangles. A fourth word is the ordinal of the one pod that is reached. */
  readonly edges: readonly string[];
  /** `from kind` of addresses that were not understood; none when left out. */
  readonly unclear?: readonly string[];
  /** Both ends of calls, ways in from outside, and rules of tenants by the id of their node; none when left out. */
  readonly handshakes?: Topology['handshakes'];
  readonly entries?: Topology['entries'];
  readonly tenancy?: Readonly<Record<string, TenantRule>>;
}

type Kind = FlowNode['kind'];
type Of<K extends Kind> = Extract<FlowNode, { kind: K }>;

const facts: { readonly [K in Kind]: Omit<Of<K>, 'id' | 'cluster' | 'namespace' | 'name' | 'replicas' | 'readAt'> } = {
  scraper: {
    kind: 'scraper',
    retentionMs: 24 * hour,
    sizeLimited: false,
    outOfOrder: false,
    blockRangeMs: 2 * hour,
    persistent: true,
    externalLabels: {},
    replicaLabel: 'prometheus_replica',
    sidecar: null,
    sampleAgeLimits: {},
    spread: anywhere,
  },
  agent: {
    kind: 'agent',
    externalLabels: {},
    replicaLabel: 'prometheus_replica',
    persistent: true,
    tenant: null,
    walTruncationMs: 2 * hour,
    sampleAgeLimits: {},
    spread: anywhere,
  },
  sidecar: { kind: 'sidecar', scraper: '', oldestMs: null, uploads: true },
  'receive-router': {
    kind: 'receive-router',
    replication: 1,
    hashrings: [],
    defaultTenant: 'default-tenant',
    tenantLabel: 'tenant_id',
  },
  ingester: {
    kind: 'ingester',
    retentionMs: 24 * hour,
    outOfOrder: false,
    blockRangeMs: 2 * hour,
    persistent: true,
    externalLabels: {},
    replicaLabel: 'receive_replica',
    uploads: true,
    tenantLabel: 'tenant_id',
    lateMs: 0,
    spread: anywhere,
  },
  'store-gateway': {
    kind: 'store-gateway',
    youngestMs: 0,
    oldestMs: null,
    syncMs: 15 * minute,
    ignoreDeletionMarksMs: 24 * hour,
    shard: null,
    blockRules: [],
  },
  compactor: {
    kind: 'compactor',
    retentionMs: { raw: 14 * day, '5m': 30 * day, '1h': 90 * day },
    downsampling: true,
    deleteDelayMs: 48 * hour,
    dedupLabels: [],
    shard: null,
    blockRules: [],
  },
  ruler: {
    kind: 'ruler',
    retentionMs: 24 * hour,
    blockRangeMs: 2 * hour,
    externalLabels: {},
    replicaLabel: 'thanos_ruler_replica',
    uploads: true,
  },
  querier: { kind: 'querier', replicaLabels: ['prometheus_replica'] },
  'query-frontend': { kind: 'query-frontend' },
  'data-source': { kind: 'data-source', asks: 'prometheus', url: '', isDefault: true },
  alertmanager: { kind: 'alertmanager' },
  bucket: { kind: 'bucket', endpoint: 's3.example.com', bucket: 'thanos', prefix: '' },
  'object-store-server': { kind: 'object-store-server' },
  targets: { kind: 'targets', labels: {}, clusters: [] },
  'bucket-web': { kind: 'bucket-web' },
  external: { kind: 'external' },
  ...logFacts,
};

/** A node `cluster/name` with sensible facts, some of them changed. */
export function node<K extends Kind>(kind: K, id: string, changed: Partial<Of<K>> = {}): FlowNode {
  const [cluster = '', name = ''] = id.split('/');
  const base = {
    id,
    cluster,
    namespace: 'monitoring',
    name,
    replicas: 1,
    readAt: { cluster, object: `${kind} ${name}`, field: 'spec' },
  };
  // The facts of a kind, its base and the changes of the same kind make the node of that kind.
  return { ...base, ...facts[kind], ...changed } as FlowNode;
}

/** A hub with query layer, store gateway and compactor, and an edge whose Prometheus uploads blocks and is asked for the young ones. */
export function healthy(): Flows {
  return {
    nodes: {
      source: node('data-source', 'hub/grafana'),
      frontend: node('query-frontend', 'hub/frontend'),
      query: node('querier', 'hub/query'),
      store: node('store-gateway', 'hub/store'),
      compact: node('compactor', 'hub/compact'),
      bucket: node('bucket', 's3/thanos'),
      prometheus: node('scraper', 'edge/main', { externalLabels: { cluster: 'edge' }, sidecar: 'edge/sidecar' }),
      sidecar: node('sidecar', 'edge/sidecar', { scraper: 'edge/main' }),
    },
    edges: [
      'source queries frontend',
      'frontend queries query',
      'query queries store',
      'query queries sidecar',
      'store reads-bucket bucket',
      'sidecar uploads bucket',
      'compact deletes-in bucket',
    ],
  };
}

export const promised: Promised = {
  hub: 'hub',
  clusters: ['edge'],
  tenants: [],
  dataSource: false,
  origin: 'fleet',
  keep: { raw: 14 * day, '5m': 30 * day, '1h': 90 * day },
  survive: { ...surviveNothing, objectStore: 6 * hour },
  exceptions: new Map(),
  nodes: new Map(),
  logs: null,
};

/** The flows as a topology. Addresses are the names of the nodes. */
export function topologyOf(flows: Flows): Topology {
  const idOf = (key: string): string => flows.nodes[key]?.id ?? key;
  const edges = flows.edges.map((text): FlowEdge => {
    const [from = '', kind = '', to = '', pod = ''] = text.split(' ');
    const readAt = flows.nodes[from]?.readAt ?? { cluster: '', object: from, field: '' };
    const dangling = flows.nodes[to] === undefined;
    return {
      kind: kind as EdgeKind,
      from: idOf(from),
      to: dangling ? null : idOf(to),
      address: to,
      via: [],
      pods: pod === '' ? 'each' : Number(pod),
      broken: dangling ? `no Service \`${to}\`` : null,
      readAt,
    };
  });
  const unclear = (flows.unclear ?? []).map((text) => {
    const [from = '', kind = ''] = text.split(' ');
    return { from: idOf(from), kind: kind as EdgeKind };
  });
  return {
    nodes: new Map(Object.values(flows.nodes).map((n) => [n.id, n])),
    edges,
    calls: [],
    handshakes: flows.handshakes ?? [],
    entries: flows.entries ?? [],
    tenancy: new Map(Object.entries(flows.tenancy ?? {})),
    notUnderstood: [],
    unclear,
  };
}

/** The findings of one proof on flows. */
export function proved(proof: Proof, flows: Flows, promise: Promised = promised): readonly Finding[] {
  const out: Finding[] = [];
  proof.prove(topologyOf(flows), promise, (where, message, more) => {
    out.push(finding(proof, where, message, more));
  });
  return out;
}

/** Only what differs from finding to finding: where, what, and the counterexample. */
export function facing(findings: readonly Finding[]): readonly (readonly unknown[])[] {
  return findings.map((f) =>
    'object' in f.where ? [f.where.object, f.message, f.counterexample?.interval ?? null] : [f.message],
  );
}
