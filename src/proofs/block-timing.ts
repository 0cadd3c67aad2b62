import { hour, minute } from '../kube/duration.ts';
import { usualBlockRange } from '../topology/engines/block-range.ts';
import type { Ingester, Ruler, Scraper } from '../topology/metric-nodes.ts';
import type { Stream } from './streams.ts';

/**
 * Ages in the proofs are counted from the end of the block that a sample lies in: what keeps, moves and deletes samples does so with whole
 * blocks. A sample itself is up to a block range older: two hours, where nothing else is set (Prometheus' default, and what the operator and
 * Receive set: prometheus@v0.314.0 tsdb/db.go DefaultBlockDuration; thanos@v0.42.4 cmd/thanos/receive.go).
 */
export const blockRange: number = usualBlockRange;

/** What cuts blocks and uploads them, as far as its timing goes. */
type Cutter = Pick<Scraper | Ingester | Ruler, 'kind' | 'blockRangeMs'>;

/**
 * How long after its end a block is in the bucket at the latest, the object store being at hand and the time of the transfer not counted.
 *
 * A Prometheus (and a ruler) cuts its head once it spans one and a half block ranges, so half a range after the end of the block, looks every
 * minute (prometheus@v0.314.0 tsdb/head.go compactable, tsdb/db.go BlockReloadInterval), and the shipper looks every 30 seconds
 * (thanos@v0.42.4 cmd/thanos/sidecar.go, rule.go). Receive cuts by a ticker of its own, of one block range, when the head reaches back more
 * than one and a half (thanos@v0.42.4 pkg/receive/multitsdb.go startPeriodicHeadCompaction).
 */
export function bucketArrival({ kind, blockRangeMs }: Cutter): number {
  return blockRangeMs / 2 + (kind === 'ingester' ? blockRangeMs : minute) + 30_000;
}

/** The length of a stream's blocks and their arrival in the bucket, in milliseconds: those of its slowest ingester, where it writes to such. */
export interface BlockTiming {
  readonly range: number;
  readonly arrival: number;
}

/** How the blocks of a stream come into the bucket. */
export function blockTiming({ producer, ingesters }: Pick<Stream, 'producer' | 'ingesters'>): BlockTiming {
  const range =
    producer.kind === 'scraper'
      ? producer.blockRangeMs
      : Math.max(...(ingesters.length === 0 ? [blockRange] : ingesters.map(({ blockRangeMs }) => blockRangeMs)));
  const kind = producer.kind === 'scraper' ? 'scraper' : 'ingester';
  return { range, arrival: bucketArrival({ kind, blockRangeMs: range }) };
}

/**
 * For how much longer than its retention a TSDB holds a block at least. Retention is counted back from the end of the newest block
 * (prometheus@v0.314.0 tsdb/db.go BeyondTimeRetention), which ends half a block range before now when a Prometheus has just cut it. Receive
 * flushes its head when it stops, so its newest block may end now: nothing is added there. Where samples may come late, one may be in a block
 * that ends a block range after now, so that all others go that much earlier: the number is negative.
 */
export function retentionSlack({ kind, outOfOrder, blockRangeMs }: Scraper | Ingester): number {
  if (outOfOrder) return -blockRangeMs;
  return kind === 'scraper' ? blockRangeMs / 2 : 0;
}

/** Blocks of 8 hours are made into blocks of 2 days, those into blocks of 14 days (thanos@v0.42.4 cmd/thanos/compact.go compactions). */
export const compactedRanges: { readonly small: number; readonly middle: number; readonly large: number } = {
  small: 8 * hour,
  middle: 48 * hour,
  large: 14 * 24 * hour,
};
