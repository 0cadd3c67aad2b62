import { hour, minute } from '../kube/duration.ts';

/** Prometheus and Thanos cut blocks of two hours (prometheus tsdb/db.go DefaultBlockDuration; the operator and Receive keep it). */
export const blockRange: number = 2 * hour;

/** The head is cut once it spans one and a half block ranges (prometheus@v0.309.1 tsdb/head.go compactable). */
export const headSpan: number = (blockRange / 2) * 3;

/** The TSDB looks every minute whether it must cut (prometheus@v0.309.1 tsdb/db.go run, one-minute ticker). */
export const cutCheck: number = minute;

/** The shippers of sidecar and ruler look for new blocks every 30 seconds (thanos@v0.42.4 cmd/thanos/sidecar.go, rule.go). */
export const shipEvery: number = 30_000;

/**
 * The oldest age at which a sample is in the bucket, with the object store at hand: the head has grown to one and a half ranges, the cut
 * is noticed, the block is shipped. The time of the transfer itself is not counted.
 */
export const bucketArrival: number = headSpan + cutCheck + shipEvery;

/**
 * For how much longer than its retention a TSDB holds a sample at least: retention is counted back from the end of the newest block
 * (prometheus@v0.309.1 tsdb/db.go BeyondTimeRetention), and the newest block ends half a range before now when it has just been cut.
 */
export const retentionSlack: number = headSpan - blockRange;

/** Blocks of 8 hours are made into blocks of 2 days, those into blocks of 14 days (thanos@v0.42.4 cmd/thanos/compact.go compactions). */
export const compactedRanges: { readonly small: number; readonly middle: number; readonly large: number } = {
  small: 8 * hour,
  middle: 48 * hour,
  large: 14 * 24 * hour,
};
