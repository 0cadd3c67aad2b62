import { counted } from '../../findings/wording.ts';
import { formatDuration } from '../../kube/duration.ts';
import { nodePairs } from '../comparison.ts';
import { before, during, type ImpactRule } from '../rule.ts';
import { unsentAge } from '../unsent.ts';

export const fewerIngesters: ImpactRule = {
  code: 'impact/fewer-ingesters',
  severity: 'error',
  title: 'Fewer ingesters than before',
  why: 'A pod that goes takes its volume out of sight: what it has not uploaded by then is read by nobody. Receive flushes and uploads when it is told to stop, as far as its grace period lets it (thanos@v0.42.4 cmd/thanos/receive.go).',
  fix: 'Take the endpoint from the hashring, wait until the last block is in the bucket, then lower the count.',
  refs: ['D3', 'D5', 'N04'],
  judge: (comparison, report) => {
    for (const [was, is] of nodePairs(comparison, 'ingester')) {
      if (is.replicas >= was.replicas) continue;
      const fact = `The ingesters \`${was.name}\` of \`${was.cluster}\` are ${is.replicas} instead of ${was.replicas}`;
      const end = Math.min(was.uploads ? unsentAge(was) : Number.POSITIVE_INFINITY, was.retentionMs);
      const interval = Number.isFinite(end) ? `0s to ${formatDuration(end)}` : 'everything';
      report(
        'loses',
        is.readAt,
        `${fact}: ${was.uploads ? 'what the others have not uploaded' : 'all that the others keep, for nothing is uploaded,'} is out of sight`,
        {
          interval,
          steps: [
            ...before(
              `Take the ${counted(was.replicas - is.replicas, 'last endpoint')} of \`${was.name}\` from the hashring in \`${was.cluster}\`.`,
            ),
            ...during(
              was.uploads
                ? `Wait ${formatDuration(end)}, see the last block of each ingester that goes in the bucket, then lower the count.`
                : `Copy the blocks of each ingester that goes into a bucket, then lower the count.`,
            ),
          ],
        },
      );
    }
  },
};
