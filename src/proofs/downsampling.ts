import { minute } from '../kube/duration.ts';
import type { Compactor } from '../topology/topology.ts';
import { bucketArrival, compactedRanges } from './block-timing.ts';

/** The compactor leaves blocks alone that were uploaded less than 30 minutes ago, and looks every 5 minutes (thanos@v0.42.4 --consistency-delay, --wait-interval). */
const compactorLag: number = 30 * minute + 5 * minute;

/**
 * A window of blocks is compacted when it is complete and a block after it has arrived, because the planner never takes the newest block
 * (thanos@v0.42.4 pkg/compact/planner.go plan, selectMetas). So long after its end a window is compacted at the latest.
 */
const windowLag: number = bucketArrival + compactorLag;

/**
 * From which age on a resolution is in the bucket for certain. Ages here are counted from the end of the block that the sample lies in
 * before it is compacted, as the retention of the compactor counts them: a finer resolution that is kept at least so long leaves no hole.
 *
 * 5m data is made of raw blocks that span 40 hours or more, so of blocks of two days; what waits longest lies in the first block of eight
 * hours of such a window. 1h data is made of 5m blocks that span 10 days or more, so of blocks of 14 days: at once when raw blocks still
 * cover that window, one window of two days later when the 5m blocks must be compacted first (thanos@v0.42.4 cmd/thanos/downsample.go,
 * pkg/compact/downsample ResLevel1DownsampleRange, ResLevel2DownsampleRange).
 */
export function downsampledFrom(compactor: Compactor, resolution: '5m' | '1h', outage: number): number {
  const { small, middle, large } = compactedRanges;
  const lag = windowLag + outage;
  if (resolution === '5m') return middle + lag - small;
  const direct = large + lag - middle;
  const raw = compactor.retentionMs.raw;
  return raw === 0 || raw >= direct ? direct : direct + middle;
}
