import { formatDuration } from '../../kube/duration.ts';
import type { LogIndex, SnapshotRepository } from '../../topology/log-nodes.ts';
import { nodePairs, type Side, targetsOf } from '../comparison.ts';
import { before, type ImpactRule } from '../rule.ts';

export const logRetention: ImpactRule = {
  code: 'impact/log-retention',
  severity: 'error',
  title: 'Logs are deleted earlier',
  why: 'A policy looks at the age of every index within minutes: what is older than the new age goes at once, and a snapshot that is deleted takes its lines with it.',
  fix: 'Restore or copy the indices of these ages, or keep the age.',
  refs: ['E8', 'N04'],
  judge: (comparison, report) => {
    for (const [was, is] of nodePairs(comparison, 'log-index')) {
      const [from, to] = [deletedFrom(was), deletedFrom(is)];
      if (from === null || to === null || to >= from) continue;
      const kept = is.policy?.archives !== null;
      report(
        'loses',
        is.policy?.readAt ?? is.readAt,
        `\`${is.family}\` of \`${is.cluster}\` is deleted at ${formatDuration(to)} instead of ${said(from)}${kept ? ', and is left in snapshots' : ''}`,
        {
          interval: `${formatDuration(to)} ${Number.isFinite(from) ? `to ${formatDuration(from)}` : 'and older'}${kept ? ' in search' : ''}`,
          losesData: !kept,
          steps: before(
            kept
              ? `See that every index of \`${is.family}\` older than ${formatDuration(to)} has its snapshot.`
              : `Take a snapshot of every index of \`${is.family}\` older than ${formatDuration(to)} if anybody needs it.`,
          ),
        },
      );
    }
    for (const [was, is] of nodePairs(comparison, 'snapshot-repository')) {
      const [old, now] = [placeOf(comparison.old, was), placeOf(comparison.next, is)];
      if (old !== now)
        report(
          'splits history',
          is.readAt,
          `The archive \`${is.name}\` of \`${is.cluster}\` moves from ${old} to ${now}`,
          {
            steps: before(
              `Register ${old} as a second, read-only repository: its snapshots are listed and restored from there alone.`,
            ),
          },
        );
      const [from, to] = [keptFor(was), keptFor(is)];
      if (from === null || to === null || to >= from) continue;
      report(
        'loses',
        is.policies[0]?.readAt ?? is.readAt,
        `The archive \`${is.name}\` of \`${is.cluster}\` keeps snapshots for ${formatDuration(to)} instead of ${said(from)}`,
        {
          interval: `${formatDuration(to)} ${Number.isFinite(from) ? `to ${formatDuration(from)}` : 'and older'}`,
          steps: before(
            `Copy the snapshots of \`${is.name}\` that are older than ${formatDuration(to)} if anybody needs them.`,
          ),
        },
      );
    }
  },
};

/** When an index goes; `null` where that is not understood. */
function deletedFrom({ policy }: LogIndex): number | null {
  if (policy === null) return Number.POSITIVE_INFINITY;
  return policy.unclear ? null : policy.deletesFrom;
}

/** The shortest age at which a snapshot is deleted; `null` where there is no policy at all. */
function keptFor({ policies }: SnapshotRepository): number | null {
  const ages = policies.map(({ deletion }) => deletion?.maxAgeMs ?? Number.POSITIVE_INFINITY);
  return ages.length === 0 ? null : Math.min(...ages);
}

/** Bucket and folder. */
function placeOf(side: Side, { id, basePath }: SnapshotRepository): string {
  const [bucket] = targetsOf(side, id, 'snapshots').map((to) => side.topology.nodes.get(to));
  const where = bucket?.kind === 'bucket' ? `the bucket \`${bucket.bucket}\`` : 'its bucket';
  return basePath === '' ? where : `\`${basePath}\` in ${where}`;
}

function said(ms: number): string {
  return Number.isFinite(ms) ? formatDuration(ms) : 'never';
}
