import { minute } from '../kube/duration.ts';
import type { Compactor } from '../topology/topology.ts';
import { type BlockTiming, compactedRanges } from './block-timing.ts';
import type { Interval } from './interval.ts';

/** The compactor takes a block 30 minutes after its upload, and looks every 5 minutes (thanos@v0.42.4 --consistency-delay, --wait-interval). */
const noticed: number = 30 * minute;
const waitInterval: number = 5 * minute;

/** Ages of a sample while which the compactor does nothing, in milliseconds. */
export type Halted = Interval;

/** A compactor that is always at work. */
export const never: Halted = { from: 0, to: 0 };

/** At which age of a sample the compactor does what is due at `due`: when it goes on, if it was halted then. */
function whenDone(due: number, { from, to }: Halted): number {
  return due >= from && due < to ? to : due;
}

/**
 * From which age on a resolution is in the bucket, or `Infinity` when it never comes to be for some samples. `timing` says when a raw
 * block is in the bucket, and how long it is.
 *
 * A window is compacted when it is complete and a block after it has arrived, because the planner never takes the newest block
 * (thanos@v0.42.4 pkg/compact/planner.go plan, selectMetas). 5m data is made of raw blocks that span 40 hours or more, so of blocks of two
 * days; what waits longest lies in the first block of eight hours of such a window, and ages are counted from the end of that one. 1h data is
 * made of 5m blocks that span 10 days or more, so of blocks of 14 days: in the run that completes the window when raw blocks still cover it,
 * and one window of two days later when only 5m blocks do (cmd/thanos/downsample.go, pkg/compact/downsample ResLevel1DownsampleRange,
 * ResLevel2DownsampleRange). A block that was marked for deletion can be compacted for half the deletion delay (cmd/thanos/compact.go
 * NewIgnoreDeletionMarkFilter); what is marked earlier is gone before the coarser block is made.
 *
 * Halted, it neither makes nor marks anything: both come when it goes on, in this order (cmd/thanos/compact.go compactMainFn).
 */
export function downsampledFrom(
  compactor: Compactor,
  resolution: '5m' | '1h',
  timing: BlockTiming,
  halted: Halted = never,
): number {
  const { from5m, direct, later } = dueAges(timing);
  const usable = compactor.deleteDelayMs / 2;
  const lasts = (source: 'raw' | '5m', until: number): boolean => {
    const kept = compactor.retentionMs[source];
    return kept === 0 || whenDone(kept, halted) + usable >= whenDone(until, halted);
  };
  if (!lasts('raw', from5m)) return Number.POSITIVE_INFINITY;
  if (resolution === '5m') return from5m;
  if (lasts('raw', direct)) return direct;
  return lasts('5m', later) ? later : Number.POSITIVE_INFINITY;
}

/** When 5m data is due, 1h data that is made of raw blocks, and 1h data that is made of 5m blocks. */
export function dueAges({ arrival, range }: BlockTiming): {
  readonly from5m: number;
  readonly direct: number;
  readonly later: number;
} {
  const { small, middle, large } = compactedRanges;
  const lag = range + arrival + noticed + waitInterval;
  const direct = large - middle + lag;
  return { from5m: middle - small + lag, direct, later: direct + middle + waitInterval };
}
