import type { Bucket, Ingester } from '../../topology/metric-nodes.ts';
import type { FlowEdge, FlowNode, Topology } from '../../topology/topology.ts';
import { bucketsOf, type HolderBook, holderBook } from '../holders.ts';
import type { Promised } from '../promise.ts';
import { isJudged, isReached } from '../reach/reached.ts';
import { edgesFrom, reachableFrom } from '../reachable.ts';
import { type Stream, streamsOf } from '../streams.ts';

/** What the proofs of outages look at: the flows, the promise, and the streams whose way is understood and reaches the hub. */
export interface Ground {
  readonly topology: Topology;
  readonly promised: Promised;
  readonly book: HolderBook;
  readonly streams: readonly Stream[];
  /** The clusters that the targets of a producer are in, by its id and the value of the label `cluster`. */
  readonly targets: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Notes once what all outages of one kind are judged by. */
export function groundOf(topology: Topology, promised: Promised): Ground {
  const from = edgesFrom(topology);
  const book = holderBook(topology, from, reachableFrom(topology, promised.hub, from));
  const streams = streamsOf(topology, from).filter(
    (stream) => isReached(book, stream) && isJudged(book, stream, promised.hub),
  );
  return { topology, promised, book, streams, targets: targetsOf(topology) };
}

function targetsOf({ nodes, edges }: Topology): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { kind, from, to } of edges) {
    const producer = nodes.get(from);
    const targets = kind === 'scrapes' && to !== null ? nodes.get(to) : undefined;
    if (targets?.kind !== 'targets' || (producer?.kind !== 'scraper' && producer?.kind !== 'agent')) continue;
    const key = `${from} ${producer.externalLabels['cluster'] ?? targets.labels['cluster'] ?? ''}`;
    const clusters = found.get(key) ?? new Set<string>();
    found.set(key, clusters);
    for (const cluster of targets.clusters) clusters.add(cluster);
  }
  return found;
}

/** The cluster in which a stream is made: that of its producer, or another where all its targets are known to be there. */
export function originOf({ targets }: Ground, { producer, cluster }: Stream): string {
  const known = targets.get(`${producer.id} ${cluster}`) ?? new Set<string>();
  if (known.size === 0 || known.has(producer.cluster)) return producer.cluster;
  return known.has(cluster) ? cluster : ([...known][0] ?? producer.cluster);
}

/** The buckets to which the producer's own blocks go; empty where its sidecar uploads none, `null` where it has no sidecar. */
export function ownBuckets({ book }: Ground, stream: Stream): readonly Bucket[] | null {
  const { producer } = stream;
  if (producer.kind !== 'scraper' || producer.sidecar === null) return null;
  return bucketsOf(book, { ...stream, ingesters: [] });
}

/** A way of remote writes: the address that the producer writes to, what answers there, and the ingesters behind it. */
export interface Writing {
  readonly edge: FlowEdge;
  readonly to: FlowNode;
  readonly ingesters: readonly Ingester[];
}

/** The remote writes of a stream that end in ingesters. */
export function writingsOf({ topology, book }: Ground, { producer }: Stream): readonly Writing[] {
  return (book.from.get(producer.id) ?? []).flatMap((edge): readonly Writing[] => {
    const to = edge.kind === 'remote-writes' && edge.to !== null ? topology.nodes.get(edge.to) : undefined;
    if (to === undefined) return [];
    const ingesters = ingestersBehind(topology, book, to);
    return ingesters.length === 0 ? [] : [{ edge, to, ingesters }];
  });
}

function ingestersBehind({ nodes }: Topology, { from }: HolderBook, first: FlowNode): readonly Ingester[] {
  const found = new Map<string, Ingester>();
  const seen = new Set<string>();
  const follow = (node: FlowNode): void => {
    if (seen.has(node.id)) return;
    seen.add(node.id);
    if (node.kind === 'ingester') found.set(node.id, node);
    for (const { kind, to } of from.get(node.id) ?? []) {
      const next = (kind === 'forwards' || kind === 'remote-writes') && to !== null ? nodes.get(to) : undefined;
      if (next !== undefined) follow(next);
    }
  };
  follow(first);
  return [...found.values()];
}

/** `agent `main` of `edge``. */
export function nameOf({ kind, name, cluster }: FlowNode): string {
  return `${kind} \`${name}\` of \`${cluster}\``;
}
