import { bucketArrival } from '../proofs/block-timing.ts';
import type { Ingester, Ruler, Scraper } from '../topology/metric-nodes.ts';

/**
 * The age, in milliseconds, up to which a sample may be with its producer alone: the length of its block, and the time until that is in
 * the bucket.
 */
export function unsentAge(producer: Pick<Scraper | Ingester | Ruler, 'kind' | 'blockRangeMs'>): number {
  return producer.blockRangeMs + bucketArrival(producer);
}
