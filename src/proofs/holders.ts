import { addTo } from '../kube/multimap.ts';
import type { Bucket, Ingester, Scraper } from '../topology/metric-nodes.ts';
import type { Compactor, FlowNode, LabelSet, Resolution, StoreGateway, Topology } from '../topology/topology.ts';
import { nodesOf, resolutions } from '../topology/topology.ts';
import { chooses } from './block-choice.ts';
import { type BlockTiming, blockTiming, bucketArrival, retentionSlack } from './block-timing.ts';
import { downsampledFrom, type Halted, never } from './downsampling.ts';
import { type Interval, intersect } from './interval.ts';
import type { EdgesFrom, Reachable } from './reachable.ts';
import type { Stream } from './streams.ts';

/** A place that has a stream at a resolution for an interval of ages, and that the hub can ask. */
export interface Holder {
  readonly node: FlowNode;
  readonly resolution: Resolution;
  readonly ages: Interval;
}

/** What the holders of all streams share; made once for a topology. */
export interface HolderBook {
  readonly topology: Topology;
  readonly from: EdgesFrom;
  readonly reachable: Reachable;
  /** Store gateways that the hub can ask, by the bucket they read. */
  readonly gateways: ReadonlyMap<string, readonly StoreGateway[]>;
  readonly compactors: ReadonlyMap<string, readonly Compactor[]>;
}

/** Notes who reads and who deletes in each bucket. */
export function holderBook(topology: Topology, from: EdgesFrom, reachable: Reachable): HolderBook {
  const gateways = new Map<string, StoreGateway[]>();
  const compactors = new Map<string, Compactor[]>();
  for (const edge of topology.edges) {
    if (edge.to === null) continue;
    const node = topology.nodes.get(edge.from);
    if (edge.kind === 'reads-bucket' && node?.kind === 'store-gateway' && reachable.ways.has(node.id))
      addTo(gateways, edge.to, node);
    if (edge.kind === 'deletes-in' && node?.kind === 'compactor') addTo(compactors, edge.to, node);
  }
  const book = { topology, from, reachable };
  return { ...book, gateways: withUnknown(topology, gateways), compactors: withUnknown(topology, compactors) };
}

/** A bucket that nobody is known to read, or to delete in, has those of the buckets that may be the same one. */
function withUnknown<T>(
  topology: Topology,
  known: ReadonlyMap<string, readonly T[]>,
): ReadonlyMap<string, readonly T[]> {
  const buckets = nodesOf(topology, 'bucket');
  if (!buckets.some(({ secret, unsure }) => secret !== undefined || unsure === true)) return known;
  const out = new Map(known);
  for (const bucket of buckets) {
    if (known.has(bucket.id)) continue;
    const others = buckets.filter((other) => mayBeSame(bucket, other)).flatMap(({ id }) => known.get(id) ?? []);
    if (others.length > 0) out.set(bucket.id, others);
  }
  return out;
}

/** Whether two buckets may be one: what lies in a Secret that cannot be read may be any. */
export function mayBeSame(bucket: Bucket, other: FlowNode | undefined): boolean {
  if (other?.kind !== 'bucket') return false;
  if (bucket.id === other.id || bucket.secret !== undefined || other.secret !== undefined) return true;
  const named = bucket.bucket === other.bucket && bucket.prefix === other.prefix;
  return named && (bucket.unsure === true || other.unsure === true);
}

/**
 * Every holder of a stream. With the way to the object store away for `outage` milliseconds just when a block should reach it, the block comes
 * so much later; what is asked then is whether anything is lost, so that neither the minutes until a store gateway has seen it count nor
 * whether somebody asks what is only on its way.
 */
export function holdersOf(book: HolderBook, stream: Stream, outage: number, halted: Halted = never): readonly Holder[] {
  const out: Holder[] = [];
  const { producer } = stream;
  const { nodes } = book.topology;
  const sidecar = producer.kind === 'scraper' && producer.sidecar !== null ? nodes.get(producer.sidecar) : undefined;
  const isAsked = (id: string): boolean => outage > 0 || book.reachable.ways.has(id);
  if (producer.kind === 'scraper' && sidecar?.kind === 'sidecar' && isAsked(sidecar.id)) {
    const asked = outage > 0 ? null : sidecar.oldestMs;
    const to = Math.min(localEnd(producer), asked ?? Number.POSITIVE_INFINITY);
    out.push({ node: sidecar, resolution: 'raw', ages: { from: 0, to } });
  }
  for (const ingester of stream.ingesters) {
    if (!isAsked(ingester.id)) continue;
    // Receive deletes no block that it has not uploaded (thanos@v0.42.4 pkg/receive/multitsdb.go).
    const uploaded = ingester.uploads ? bucketArrival(ingester) + outage : 0;
    out.push({ node: ingester, resolution: 'raw', ages: { from: 0, to: Math.max(localEnd(ingester), uploaded) } });
  }
  const { range, arrival } = blockTiming(stream);
  const timing = { range, arrival: arrival + outage };
  for (const bucket of bucketsOf(book, stream))
    out.push(...bucketHolders(book, bucket, blockLabels(stream), { timing, away: outage > 0, halted }));
  return out;
}

/** Until which age a TSDB holds a block for certain. */
function localEnd(tsdb: Scraper | Ingester): number {
  return Math.max(0, tsdb.retentionMs + retentionSlack(tsdb));
}

/** The buckets that a stream's blocks are uploaded to. */
export function bucketsOf(book: HolderBook, stream: Stream): readonly Bucket[] {
  const uploaders = [
    stream.producer.kind === 'scraper' ? stream.producer.sidecar : null,
    ...stream.ingesters.map((i) => i.id),
  ];
  const found = new Map<string, Bucket>();
  for (const id of uploaders) {
    for (const edge of id === null ? [] : (book.from.get(id) ?? [])) {
      const bucket = edge.kind === 'uploads' && edge.to !== null ? book.topology.nodes.get(edge.to) : undefined;
      if (bucket?.kind === 'bucket') found.set(bucket.id, bucket);
    }
  }
  return [...found.values()];
}

/** The external labels of a stream's blocks, as far as gateways and compactors choose by them: its own, or those of the ingester that made them. */
export function blockLabels({ producer, ingesters }: Stream): LabelSet {
  const [ingester] = ingesters;
  if (producer.kind === 'scraper' || ingester === undefined) return producer.externalLabels;
  return { ...ingester.externalLabels, [ingester.tenantLabel]: producer.tenant ?? '' };
}

/** When a block is in the bucket, whether only what is lost counts, and how the compactor is halted. */
interface Blocks {
  readonly timing: BlockTiming;
  readonly away: boolean;
  readonly halted: Halted;
}

function bucketHolders(
  book: HolderBook,
  bucket: Bucket,
  labels: LabelSet,
  { timing, away, halted }: Blocks,
): readonly Holder[] {
  const compactors = (book.compactors.get(bucket.id) ?? []).filter((c) => chooses(c.blockRules, labels));
  const gateways = (book.gateways.get(bucket.id) ?? []).filter((g) => chooses(g.blockRules, labels));
  return completeWindows(gateways).flatMap(({ gateway, window }) =>
    resolutions.flatMap((resolution): Holder[] => {
      const sync = away ? 0 : gateway.syncMs;
      const ages = {
        from: existsFrom(compactors, resolution, timing, halted) + sync,
        to: servedTo(compactors, resolution, gateway),
      };
      const seen = intersect(ages, window);
      return seen.from < seen.to ? [{ node: gateway, resolution, ages: seen }] : [];
    }),
  );
}

function existsFrom(
  compactors: readonly Compactor[],
  resolution: Resolution,
  timing: BlockTiming,
  halted: Halted,
): number {
  if (resolution === 'raw') return timing.arrival;
  const [compactor] = compactors;
  if (compactor === undefined || !compactor.downsampling) return Number.POSITIVE_INFINITY;
  // What comes late after a halt is not lost; what never comes is.
  const isMade = Number.isFinite(downsampledFrom(compactor, resolution, timing, halted));
  return isMade ? downsampledFrom(compactor, resolution, timing) : Number.POSITIVE_INFINITY;
}

/**
 * The compactor marks a block for deletion once its end is older than the retention; a store gateway goes on serving it for its own delay,
 * or until it is really deleted (thanos@v0.42.4 pkg/compact/retention.go, --ignore-deletion-marks-delay, --delete-delay).
 */
function servedTo(compactors: readonly Compactor[], resolution: Resolution, gateway: StoreGateway): number {
  const ends = compactors.map((compactor) => {
    const kept = compactor.retentionMs[resolution];
    return kept === 0
      ? Number.POSITIVE_INFINITY
      : kept + Math.min(gateway.ignoreDeletionMarksMs, compactor.deleteDelayMs);
  });
  return Math.min(Number.POSITIVE_INFINITY, ...ends);
}

/**
 * Gateways that share a time window serve it whole only when every hash shard of it can be asked. What lies in the same chunk as an end of
 * the window is served beyond it (thanos@v0.42.4 pkg/store/bucket.go decodeSeriesForTime: chunks are chosen by overlap); that is not counted.
 */
function completeWindows(
  gateways: readonly StoreGateway[],
): readonly { readonly gateway: StoreGateway; readonly window: Interval }[] {
  return gateways.flatMap((gateway) => {
    const window = { from: gateway.youngestMs, to: gateway.oldestMs ?? Number.POSITIVE_INFINITY };
    const { shard } = gateway;
    if (shard === null) return [{ gateway, window }];
    const peers = gateways.filter(
      (g) => g.shard?.total === shard.total && g.youngestMs === gateway.youngestMs && g.oldestMs === gateway.oldestMs,
    );
    const indices = new Set(peers.map((g) => g.shard?.index));
    const complete = Array.from({ length: shard.total }, (_, i) => i).every((i) => indices.has(i));
    return complete && shard.index === 0 ? [{ gateway, window }] : [];
  });
}

/** All gateways, asked or not, that read a bucket: to say which one nobody asks. */
export function readersOf(topology: Topology, bucket: string): readonly StoreGateway[] {
  const ids = new Set(topology.edges.filter((e) => e.kind === 'reads-bucket' && e.to === bucket).map((e) => e.from));
  return nodesOf(topology, 'store-gateway').filter((g) => ids.has(g.id));
}
