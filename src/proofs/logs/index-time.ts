import { day, hour } from '../../kube/duration.ts';
import type { IndexPeriod, LogIndex } from '../../topology/log-nodes.ts';

/** How much older than its last line an index can be, by how often a new one begins; the longest months and years count. */
const longest: Readonly<Record<Exclude<IndexPeriod, 'never' | 'unknown'>, number>> = {
  hour,
  day,
  week: 7 * day,
  month: 31 * day,
  year: 366 * day,
};

/**
 * By how much a line can be younger than its index, milliseconds. An index is made when its first line comes, which may be at the very
 * beginning of its time, and its last line belongs to the end of it; ages of index state management count from the making of the index
 * (opensearch.org im-plugin/ism/policies, `min_index_age`). `Infinity` for one index for ever, `null` where the name is not understood.
 */
export function youngerBy({ period }: LogIndex): number | null {
  if (period === 'unknown') return null;
  return period === 'never' ? Number.POSITIVE_INFINITY : longest[period];
}
