import { nodePairs } from '../comparison.ts';
import { before, type ImpactRule } from '../rule.ts';

export const replicaLabel: ImpactRule = {
  code: 'impact/replica-label',
  severity: 'error',
  title: 'The label that tells replicas apart changes, or is no longer deduplicated',
  why: 'What is in the bucket keeps the old replica label: a querier that no longer deduplicates it shows those series once for each replica, and sums over them double.',
  fix: 'Let queriers deduplicate the old and the new label until the old blocks are gone.',
  refs: ['A8', 'B1'],
  judge: (comparison, report) => {
    for (const [was, is] of [
      ...nodePairs(comparison, 'scraper'),
      ...nodePairs(comparison, 'agent'),
      ...nodePairs(comparison, 'ingester'),
      ...nodePairs(comparison, 'ruler'),
    ])
      if (was.replicaLabel !== is.replicaLabel)
        report(
          'splits history',
          is.readAt,
          `\`${was.name}\` of \`${was.cluster}\` tells its replicas apart by ${said(is.replicaLabel)}, before by ${said(was.replicaLabel)}`,
          {
            steps: before(
              `Have every querier deduplicate ${[was.replicaLabel, is.replicaLabel]
                .filter((l) => l !== null)
                .map(said)
                .join(' and ')}, and keep the old one until the longest retention has passed.`,
            ),
          },
        );
    for (const [was, is] of nodePairs(comparison, 'querier')) {
      const gone = was.replicaLabels.filter((label) => !is.replicaLabels.includes(label));
      if (gone.length > 0)
        report(
          'needs order',
          is.readAt,
          `Thanos Query \`${was.name}\` of \`${was.cluster}\` no longer deduplicates ${gone.map(said).join(', ')}`,
          {
            steps: before(`See that no block in the bucket and no producer has ${gone.map(said).join(', ')} any more.`),
          },
        );
    }
  },
};

function said(label: string | null): string {
  return label === null ? 'nothing' : `\`${label}\``;
}
