import { hour, minute } from '../kube/duration.ts';
import type { Ingester, Scraper } from '../topology/metric-nodes.ts';

/**
 * Ages in the proofs are counted from the end of the two-hour block that a sample lies in: what keeps, moves and deletes samples does so
 * with whole blocks. A sample itself is up to two hours older. (Prometheus' default, and what the operator and Receive set:
 * prometheus@v0.314.0 tsdb/db.go DefaultBlockDuration; thanos@v0.42.4 cmd/thanos/receive.go.)
 */
export const blockRange: number = 2 * hour;

/**
 * How long after its end a block is in the bucket at the latest, the object store being at hand and the time of the transfer not counted.
 *
 * A Prometheus (and a ruler) cuts its head once it spans one and a half block ranges, so an hour after the end of the block, looks every
 * minute (prometheus@v0.314.0 tsdb/head.go compactable, tsdb/db.go BlockReloadInterval), and the shipper looks every 30 seconds
 * (thanos@v0.42.4 cmd/thanos/sidecar.go, rule.go). Receive cuts by a ticker of two hours of its own when the head reaches back more than
 * three hours (thanos@v0.42.4 pkg/receive/multitsdb.go).
 */
export const bucketArrival: { readonly prometheus: number; readonly receive: number } = {
  prometheus: blockRange / 2 + minute + 30_000,
  receive: blockRange / 2 + 2 * hour + 30_000,
};

/**
 * For how much longer than its retention a TSDB holds a block at least. Retention is counted back from the end of the newest block
 * (prometheus@v0.314.0 tsdb/db.go BeyondTimeRetention), which ends an hour before now when a Prometheus has just cut it. Receive flushes
 * its head when it stops, so its newest block may end now: nothing is added there. Where samples may come late, one may be in a block that
 * ends a block range after now, so that all others go that much earlier: the number is negative.
 */
export function retentionSlack({ kind, outOfOrder }: Scraper | Ingester): number {
  if (outOfOrder) return -blockRange;
  return kind === 'scraper' ? blockRange / 2 : 0;
}

/** Blocks of 8 hours are made into blocks of 2 days, those into blocks of 14 days (thanos@v0.42.4 cmd/thanos/compact.go compactions). */
export const compactedRanges: { readonly small: number; readonly middle: number; readonly large: number } = {
  small: 8 * hour,
  middle: 48 * hour,
  large: 14 * 24 * hour,
};
