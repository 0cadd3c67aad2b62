import type { ClusterObjects } from '../kube/objects.ts';
import { type FleetIndex, fleetIndex, type Hints } from './addresses/fleet-index.ts';
import type { Asker } from './addresses/resolve.ts';
import { bucketOf } from './buckets.ts';
import { connect } from './connect.ts';
import { dataSourcesOf } from './engines/data-sources.ts';
import { monitorsOf, selectedMonitors } from './engines/monitors.ts';
import type { Ask, Listener, LogStoreFacts, Part, StoreUse } from './engines/reading.ts';
import { scrapes } from './engines/scrape-jobs.ts';
import { entriesOf } from './entries.ts';
import type { Handshake, TenantRule } from './handshake.ts';
import type { LogIndex } from './log-nodes.ts';
import { indicesOf } from './logs/indices.ts';
import { type DefinedStore, definedStores } from './logs/log-definitions.ts';
import type { Bucket } from './metric-nodes.ts';
import type { ClusterIndex } from './objects/cluster-index.ts';
import { clusterIndexes } from './objects/cluster-indexes.ts';
import { type Yaml, yamlReader } from './objects/embedded-yaml.ts';
import type { Workload } from './objects/workload.ts';
import { type NameNode, readWorkload } from './read-workload.ts';
import type { FlowEdge, FlowNode, NetworkCall, Topology } from './topology.ts';

export type { Hints } from './addresses/fleet-index.ts';

const noHints: Hints = { nodeAddresses: new Map(), foreign: true };

/**
 * Reads the objects of all clusters into the flows of data and questions between them. Whatever the objects hold, it never throws: what is
 * not understood is listed in the result. Who traces the same clusters again after a change gives one reader to both.
 */
export function trace(
  clusters: readonly ClusterObjects[],
  hints: Hints = noHints,
  yaml: Yaml = yamlReader(),
): Topology {
  const indexes = clusterIndexes(clusters);
  const fleet = fleetIndex(indexes, hints);
  const found = collect(fleet, indexes, yaml);
  const { nodes, edges, notes } = found;
  const unclear: Topology['unclear'][number][] = [];
  for (const { asker, ask } of found.asks) {
    const { edges: reached, calls, handshakes, outside, note, near } = connect(fleet, found.listeners, asker, ask);
    if (outside !== null && !nodes.has(outside.id)) nodes.set(outside.id, outside);
    // Of a fleet file all ways in are known; of other manifests a name may lead to a cluster by DNS or a gateway that is in no object.
    const lost = hints === noHints && (ask.wants === 'grpc' || ask.wants === 'remote-write');
    if (outside !== null && lost) unclear.push({ from: ask.from, kind: ask.kind });
    if (note !== null) {
      notes.add(`${ask.readAt.cluster}: ${ask.readAt.object}: ${note}`);
      unclear.push({ from: ask.from, kind: ask.kind, ...(near === undefined ? {} : { near }) });
    }
    edges.push(...reached);
    found.calls.push(...calls);
    found.handshakes.push(...handshakes);
  }
  if (hints === noHints) for (const bucket of unsureBuckets(nodes)) nodes.set(bucket.id, bucket);
  const indices = indicesOf(nodes, edges, found.logStores);
  for (const note of undefinedStores(indices.nodes)) notes.add(note);
  for (const index of indices.nodes) nodes.set(index.id, index);
  edges.push(...indices.edges);
  const { calls, handshakes, tenancy } = found;
  const entries = entriesOf(fleet, found.listeners);
  const partial = new Set(indexes.flatMap(({ id, unread }) => (unread.some((one) => one.engines) ? [id] : [])));
  return {
    ...{ nodes, edges: distinct(edges), calls, handshakes, entries, tenancy, notUnderstood: [...notes], unclear },
    ...(partial.size === 0 ? {} : { partial }),
  };
}

interface Collected {
  readonly nodes: Map<string, FlowNode>;
  readonly edges: FlowEdge[];
  readonly calls: NetworkCall[];
  readonly handshakes: Handshake[];
  readonly tenancy: Map<string, TenantRule>;
  readonly notes: Set<string>;
  readonly asks: { readonly asker: Asker; readonly ask: Ask }[];
  readonly listeners: Map<Workload, readonly Listener[]>;
  readonly logStores: DefinedStore[];
}

/** What is being collected, and what it is read by. */
interface Collecting {
  readonly out: Collected;
  readonly fleet: FleetIndex;
  readonly yaml: Yaml;
}

function collect(fleet: FleetIndex, indexes: readonly ClusterIndex[], yaml: Yaml): Collected {
  const out: Collected = {
    nodes: new Map(),
    edges: [],
    calls: [],
    handshakes: [],
    tenancy: new Map(),
    notes: new Set(),
    asks: [],
    listeners: new Map(),
    logStores: [],
  };
  const collecting: Collecting = { out, fleet, yaml };
  const name = nodeNames();
  for (const cluster of indexes) {
    const monitors = monitorsOf(fleet, cluster);
    for (const { targets } of monitors) out.nodes.set(targets.id, targets);
    const logStores = new Map<string, LogStoreFacts>();
    for (const workload of cluster.workloads) {
      const say = (reason: string): void => {
        out.notes.add(`${cluster.id}: ${workload.object}: ${reason}`);
      };
      if (workload.replicas === 0) {
        say('it has no replicas, so nothing of it runs');
        continue;
      }
      const parts = readWorkload(cluster, workload, yaml, name, say);
      addParts(collecting, workload, parts, say);
      for (const { logStore } of parts) if (logStore !== undefined) logStores.set(logStore.id, logStore);
      const scraper = parts.flatMap((part) => part.nodes).find((n) => n.kind === 'scraper' || n.kind === 'agent');
      if (workload.resource !== null && scraper !== undefined)
        for (const { targets } of selectedMonitors(cluster, workload.resource, monitors))
          out.edges.push(scrapes(scraper.id, targets, targets.readAt.object));
    }
    for (const store of definedStores(cluster, [...logStores.values()], yaml, (note) => out.notes.add(note)))
      addLogStore(collecting, store);
    for (const { node, ask } of dataSourcesOf(cluster, yaml)) {
      if (!out.nodes.has(node.id)) out.nodes.set(node.id, node);
      out.asks.push({ asker: { cluster: cluster.id, namespace: node.namespace, workload: null }, ask });
    }
    // A chart without a part in the flows is not missed; what holds nothing is there to be told.
    for (const { what, engines, names } of cluster.unread)
      if (engines || names?.length === 0) out.notes.add(`${cluster.id}: ${what} was not read`);
  }
  return out;
}

function addParts(
  collecting: Collecting,
  workload: Workload,
  parts: readonly Part[],
  say: (reason: string) => void,
): void {
  const { out } = collecting;
  const asker: Asker = { cluster: workload.cluster, namespace: workload.namespace, workload };
  for (const part of parts) {
    for (const node of part.nodes) out.nodes.set(node.id, node);
    for (const ask of part.asks ?? []) out.asks.push({ asker, ask });
    out.edges.push(...(part.edges ?? []));
    for (const [id, rule] of part.tenancy ?? []) out.tenancy.set(id, rule);
    for (const use of part.stores ?? []) addUse(collecting, asker, use, say);
  }
  const listeners = parts.flatMap((part) => part.listeners ?? []);
  if (listeners.length > 0) out.listeners.set(workload, listeners);
}

function addLogStore(collecting: Collecting, store: DefinedStore): void {
  const { out } = collecting;
  const { workload } = store.facts;
  out.logStores.push(store);
  for (const repository of store.repositories) out.nodes.set(repository.id, repository);
  out.edges.push(...store.edges);
  const asker: Asker = { cluster: workload.cluster, namespace: workload.namespace, workload };
  for (const use of store.uses)
    addUse(collecting, asker, use, (reason) => {
      out.notes.add(`${use.readAt.cluster}: ${use.readAt.object}: ${reason}`);
    });
}

function addUse({ out, fleet, yaml }: Collecting, asker: Asker, use: StoreUse, say: (reason: string) => void): void {
  const { bucket, server, edge, call, handshake, note } = bucketOf(fleet, asker, use, yaml);
  if (note !== null) say(note);
  if (call !== null) out.calls.push(call);
  if (handshake !== null) out.handshakes.push(handshake);
  if (bucket === null) return;
  if (!out.nodes.has(bucket.id)) out.nodes.set(bucket.id, bucket);
  if (server !== null && !out.nodes.has(server.id)) out.nodes.set(server.id, server);
  if (edge !== null) out.edges.push(edge);
  const { kind, from, readAt } = use;
  const address = `${bucket.endpoint}/${bucket.bucket}`;
  out.edges.push({ kind, from, to: bucket.id, address, via: [], pods: 'each', broken: null, readAt });
}

/** Log stores whose policies and templates are in no object: most are made through the API. */
function undefinedStores(indices: readonly LogIndex[]): readonly string[] {
  return [...Map.groupBy(indices, ({ store }) => store).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined || own.some(({ policy, template }) => policy !== null || template !== null)) return [];
    return [`${first.cluster}: the policies and templates of the log store \`${first.store}\` are in no object`];
  });
}

/** Buckets outside that have the name of one that a cluster serves: the way in may be in no object. */
function unsureBuckets(nodes: ReadonlyMap<string, FlowNode>): readonly Bucket[] {
  const buckets = [...nodes.values()].filter((node): node is Bucket => node.kind === 'bucket');
  const key = ({ bucket, prefix }: Bucket): string => `${bucket}/${prefix}`;
  const served = new Set(buckets.filter(({ cluster }) => cluster !== '').map(key));
  return buckets.filter((b) => b.cluster === '' && served.has(key(b))).map((b) => ({ ...b, unsure: true }));
}

/** `cluster/kind/namespace/name`; where that is taken, with the container or a number. */
function nodeNames(): NameNode {
  const taken = new Set<string>();
  return (kind, { cluster, namespace, name }, container) => {
    const plain = `${cluster}/${kind}/${namespace}/${name}`;
    let id = plain;
    for (let i = 1; taken.has(id); i += 1) id = i === 1 && container !== '' ? `${plain}:${container}` : `${plain}#${i}`;
    taken.add(id);
    return id;
  };
}

/** Two clients of one bucket give its `served-by` edge twice, two pools of one log store every edge to it. */
function distinct(edges: readonly FlowEdge[]): readonly FlowEdge[] {
  const seen = new Set<string>();
  return edges.filter((edge) => {
    if (edge.kind !== 'served-by' && edge.kind !== 'ships-logs' && edge.kind !== 'reads-logs') return true;
    const asked = edge.kind === 'served-by' ? '' : `${edge.readAt.object} ${edge.readAt.field}`;
    const key = `${edge.kind} ${edge.from} ${edge.to} ${edge.address} ${asked}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
