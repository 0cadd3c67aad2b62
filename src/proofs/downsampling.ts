import { minute } from '../kube/duration.ts';
import type { Compactor } from '../topology/topology.ts';
import { blockRange, compactedRanges } from './block-timing.ts';

/** The compactor takes a block 30 minutes after its upload, and looks every 5 minutes (thanos@v0.42.4 --consistency-delay, --wait-interval). */
const noticed: number = 30 * minute;
const waitInterval: number = 5 * minute;

/**
 * From which age on a resolution is in the bucket, or `Infinity` when it never comes to be for some samples. `arrival` is when a raw block is
 * in the bucket.
 *
 * A window is compacted when it is complete and a block after it has arrived, because the planner never takes the newest block
 * (thanos@v0.42.4 pkg/compact/planner.go plan, selectMetas). 5m data is made of raw blocks that span 40 hours or more, so of blocks of two
 * days; what waits longest lies in the first block of eight hours of such a window, and ages are counted from the end of that one. 1h data is
 * made of 5m blocks that span 10 days or more, so of blocks of 14 days: in the run that completes the window when raw blocks still cover it,
 * and one window of two days later when only 5m blocks do (cmd/thanos/downsample.go, pkg/compact/downsample ResLevel1DownsampleRange,
 * ResLevel2DownsampleRange). A block that was marked for deletion can be compacted for half the deletion delay (cmd/thanos/compact.go
 * NewIgnoreDeletionMarkFilter); what is marked earlier is gone before the coarser block is made.
 */
export function downsampledFrom(compactor: Compactor, resolution: '5m' | '1h', arrival: number): number {
  const { small, middle, large } = compactedRanges;
  const usable = compactor.deleteDelayMs / 2;
  const lag = blockRange + arrival + noticed + waitInterval;
  const lasts = (source: 'raw' | '5m', until: number): boolean => {
    const kept = compactor.retentionMs[source];
    return kept === 0 || kept + usable >= until;
  };
  const from5m = middle - small + lag;
  if (!lasts('raw', from5m)) return Number.POSITIVE_INFINITY;
  if (resolution === '5m') return from5m;
  const direct = large - middle + lag;
  if (lasts('raw', direct)) return direct;
  const later = direct + middle + waitInterval;
  return lasts('5m', later) ? later : Number.POSITIVE_INFINITY;
}
