import { blockRange, bucketArrival } from '../proofs/block-timing.ts';

/**
 * The age, in milliseconds, up to which a sample may be with its producer alone: the two hours of its block, and the time until that is in
 * the bucket.
 */
export function unsentAge(kind: 'scraper' | 'ingester' | 'ruler'): number {
  return blockRange + (kind === 'ingester' ? bucketArrival.receive : bucketArrival.prometheus);
}
