import { formatDuration } from '../../kube/duration.ts';
import { bucketArrival } from '../../proofs/block-timing.ts';
import { nodePairs, uploads } from '../comparison.ts';
import { before, type ImpactRule } from '../rule.ts';

export const localRetention: ImpactRule = {
  code: 'impact/local-retention',
  severity: 'error',
  title: 'A Prometheus, an ingester or a ruler keeps its own blocks for a shorter time',
  why: 'What it deletes and nobody has uploaded is gone; and with less of it on disk, a shorter outage of the object store already loses samples.',
  fix: 'Keep at least what the longest outage takes, and upload what is to be kept longer.',
  refs: ['C3', 'N04'],
  judge: (comparison, report) => {
    for (const [was, is] of [
      ...nodePairs(comparison, 'scraper'),
      ...nodePairs(comparison, 'ingester'),
      ...nodePairs(comparison, 'ruler'),
    ]) {
      if (is.retentionMs >= was.retentionMs) continue;
      const [from, to] = [said(was.retentionMs), said(is.retentionMs)];
      const fact = `\`${was.name}\` of \`${was.cluster}\` keeps its own blocks for ${to} instead of ${from}`;
      // A ruler without a TSDB writes remotely, and its old blocks are told by what it keeps no longer.
      if (!uploads(comparison.old, was) || is.retentionMs === 0)
        report('loses', is.readAt, fact, {
          interval: `${to} ${Number.isFinite(was.retentionMs) ? `to ${from}` : 'and older'}`,
          steps: before(
            `Copy the blocks of \`${was.name}\` of \`${was.cluster}\` that are older than ${to} into a bucket if anybody needs them.`,
          ),
        });
      else {
        const spare = Math.max(0, is.retentionMs - bucketArrival(is));
        const outage = comparison.next.promised.survive.objectStore;
        report(
          'needs order',
          is.readAt,
          `${fact}: an object store that is away for longer than ${formatDuration(spare)} now loses samples`,
          {
            steps: before(
              `See that every block of \`${was.name}\` of \`${was.cluster}\` is uploaded, and that ${formatDuration(spare)} is enough${outage === 0 ? '' : ` (${formatDuration(outage)} is promised)`}.`,
            ),
          },
        );
      }
    }
  },
};

function said(ms: number): string {
  return Number.isFinite(ms) ? formatDuration(ms) : 'ever';
}
