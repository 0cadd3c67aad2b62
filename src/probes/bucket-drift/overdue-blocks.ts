import { day, formatDuration } from '../../kube/duration.ts';
import { resolutions } from '../../topology/block-nodes.ts';
import { type BucketRule, kept, moment, some } from './bucket-rule.ts';

/** A run of the compactor over a large bucket takes hours, and marks at its end (thanos@v0.42.4 cmd/thanos/compact.go compactMainFn). */
const oneRun: number = day;

/** Blocks that the retention, or a mark, should have taken away. */
export const overdueBlocks: BucketRule = {
  code: 'bucket-drift/overdue-blocks',
  severity: 'warning',
  title: 'Blocks are still there although their retention has ended',
  why: 'The compactor is behind or halted, or runs with other retentions than the repository has: the bucket grows, and what should be forgotten is still found',
  fix: 'Look whether the compactor runs and `thanos_compact_halted` is 0, read its log for the last run, and hold its `--retention.resolution-*` and `--delete-delay` against the repository',
  refs: ['C9'],
  look: (subject, tell) => {
    const { compactor, stored, now } = subject;
    if (compactor === null) return;
    for (const resolution of resolutions) {
      const retention = compactor.retentionMs[resolution];
      if (retention === 0) continue;
      const late = kept(subject).filter((b) => b.resolution === resolution && now - b.to > retention + oneRun);
      const oldest = Math.min(...late.map(({ to }) => to));
      if (late.length > 0)
        tell(
          `${late.length} ${resolution} ${late.length === 1 ? 'block' : 'blocks'} ended before the retention of ${formatDuration(retention)} and ${late.length === 1 ? 'has' : 'have'} no mark: ${some(late.map(({ ulid }) => ulid))}, the oldest with samples until ${moment(oldest)}`,
        );
    }
    const delay = compactor.deleteDelayMs;
    const marked = stored.blocks.filter((b) => b.deletionMarked !== null && now - b.deletionMarked > delay + oneRun);
    const first = Math.min(...marked.map((b) => b.deletionMarked ?? now));
    if (marked.length > 0)
      tell(
        `${marked.length} ${marked.length === 1 ? 'block is' : 'blocks are'} marked for deletion for longer than the delay of ${formatDuration(delay)} and still there: ${some(marked.map(({ ulid }) => ulid))}, the first marked ${moment(first)}`,
      );
  },
};
