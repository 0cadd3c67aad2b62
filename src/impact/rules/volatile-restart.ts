import { formatDuration } from '../../kube/duration.ts';
import { type Comparison, changeOf, nodePairs, uploads } from '../comparison.ts';
import { before, type ImpactRule } from '../rule.ts';
import { unsentAge } from '../unsent.ts';
import { describesPods } from './restart.ts';

export const volatileRestart: ImpactRule = {
  code: 'impact/volatile-restart',
  severity: 'error',
  title: 'What keeps its data in the pod alone starts anew',
  why: 'A volume that goes with the pod is empty after the restart: what was not uploaded or sent by then is nowhere else.',
  fix: 'Give it a volume of its own first, and let it run until what it holds now is in the bucket.',
  refs: ['A3', 'N04'],
  judge: (comparison, report) => {
    for (const [was] of [...nodePairs(comparison, 'scraper'), ...nodePairs(comparison, 'ingester')]) {
      // Receive flushes and uploads when it is told to stop (thanos@v0.42.4 cmd/thanos/receive.go).
      if (was.persistent || (was.kind === 'ingester' && was.uploads) || !startsAnew(comparison, was)) continue;
      const sent = uploads(comparison.old, was);
      const held = Math.min(was.retentionMs, sent ? unsentAge(was) : Number.POSITIVE_INFINITY);
      report(
        'loses',
        was.readAt,
        `\`${was.name}\` of \`${was.cluster}\` starts anew, and has no volume that outlives its pod`,
        {
          interval: Number.isFinite(held) ? `0s to ${formatDuration(held)}` : 'everything',
          steps: before(
            sent
              ? `Save what \`${was.name}\` of \`${was.cluster}\` has not uploaded: take a snapshot by its API (\`/api/v1/admin/tsdb/snapshot\`) and upload it.`
              : `Copy the blocks of \`${was.name}\` of \`${was.cluster}\` out of its pods.`,
          ),
        },
      );
    }
    for (const [was] of nodePairs(comparison, 'log-store')) {
      // With several nodes the shards of one that restarts have copies on others, where indices have replicas.
      if (was.persistent || was.replicas > 1 || !startsAnew(comparison, was)) continue;
      report(
        'loses',
        was.readAt,
        `The OpenSearch \`${was.name}\` of \`${was.cluster}\` starts anew, and has no volume that outlives its pod`,
        {
          interval: 'everything in it',
          steps: before(`Take a snapshot of every index of \`${was.name}\` of \`${was.cluster}\`.`),
        },
      );
    }
  },
};

function startsAnew(
  comparison: Comparison,
  { cluster, readAt }: { readonly cluster: string; readonly readAt: { readonly object: string } },
): boolean {
  const change = changeOf(comparison, cluster, readAt.object);
  return (
    change !== undefined && change.after !== null && change.fields.some(({ field }) => describesPods(change, field))
  );
}
