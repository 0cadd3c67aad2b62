import { formatDuration } from '../../kube/duration.ts';
import { resolutions } from '../../topology/topology.ts';
import { nodePairs } from '../comparison.ts';
import { before, type ImpactRule } from '../rule.ts';

export const blockRetention: ImpactRule = {
  code: 'impact/block-retention',
  severity: 'error',
  title: 'The compactor keeps blocks for a shorter time',
  why: 'At its next run the compactor marks every block beyond the new retention, and deletes it after the delay: nothing brings it back but a copy of the bucket.',
  fix: 'Copy the blocks of these ages elsewhere, or keep the retention.',
  refs: ['C1', 'C2', 'N04'],
  judge: (comparison, report) => {
    for (const [was, is] of nodePairs(comparison, 'compactor'))
      for (const resolution of resolutions) {
        const [from, to] = [endless(was.retentionMs[resolution]), endless(is.retentionMs[resolution])];
        if (to >= from || (resolution !== 'raw' && !was.downsampling)) continue;
        const coarser = resolutions.slice(resolutions.indexOf(resolution) + 1);
        const left = is.downsampling ? coarser.find((other) => endless(is.retentionMs[other]) > to) : undefined;
        const span = `${formatDuration(to)} ${Number.isFinite(from) ? `to ${formatDuration(from)}` : 'and older'}`;
        report(
          'loses',
          is.readAt,
          `The compactor \`${was.name}\` of \`${was.cluster}\` keeps ${resolution === 'raw' ? 'raw samples' : `the resolution ${resolution}`} for ${formatDuration(to)} instead of ${Number.isFinite(from) ? formatDuration(from) : 'ever'}${left === undefined ? '' : `; what is older is left at ${left}`}`,
          {
            interval: `${span} at ${resolution}`,
            steps: before(
              `Copy the blocks of resolution ${resolution} from ${span} out of the bucket if anybody needs them; after the deletion delay of ${formatDuration(is.deleteDelayMs)} they are gone.`,
            ),
          },
        );
      }
  },
};

/** 0 is for ever. */
function endless(ms: number): number {
  return ms === 0 ? Number.POSITIVE_INFINITY : ms;
}
