import { choice } from '../../findings/wording.ts';
import { formatDuration } from '../../kube/duration.ts';
import { nodesOf } from '../../topology/topology.ts';
import { type Comparison, nodePairs, targetsOf } from '../comparison.ts';
import { before, type ImpactRule } from '../rule.ts';

export const compactorWork: ImpactRule = {
  code: 'impact/compactor-work',
  severity: 'error',
  title: 'The compactor makes something else of the blocks',
  why: 'What a compactor has merged is never taken apart again, and what it no longer downsamples has no coarse copy when the raw samples go.',
  fix: 'Try it on a copy of the bucket; keep a copy of what cannot be brought back.',
  refs: ['C5', 'C13', 'C14', 'N04'],
  judge: (comparison, report) => {
    for (const [was, is] of nodePairs(comparison, 'compactor')) {
      const who = `The compactor \`${was.name}\` of \`${was.cluster}\``;
      const added = is.dedupLabels.filter((label) => !was.dedupLabels.includes(label));
      const gone = was.dedupLabels.filter((label) => !is.dedupLabels.includes(label));
      if (added.length > 0)
        report('irreversible', is.readAt, `${who} begins to merge replicas by ${choice(added, 'and')}`, {
          steps: before(
            `See that ${choice(added, 'and')} tells replicas apart and nothing else, and copy the bucket: merged blocks stay merged.`,
          ),
        });
      if (gone.length > 0)
        report(
          'irreversible',
          is.readAt,
          `${who} no longer merges replicas by ${choice(gone, 'and')}; what is merged stays merged`,
          {
            steps: before(`Have queriers deduplicate ${choice(gone, 'and')} before new blocks keep it.`),
          },
        );
      if (was.downsampling && !is.downsampling) report(...downsamplingOff(who, is));
      judgeDelay(comparison, was, is, who, report);
      if (was.shard?.total !== is.shard?.total)
        report('needs order', is.readAt, `${who} shares the streams with others in another way`, {
          why: 'While an old and a new share run side by side, two compactors own one stream, and one of them halts.',
          steps: before('Stop every compactor of this bucket, apply, and start them together.'),
        });
    }
  },
};

type Pair = ReturnType<typeof nodePairs<'compactor'>>[number];
type Said = Parameters<Parameters<ImpactRule['judge']>[1]>;

/** Without coarse copies everything older than the raw samples goes as they do. */
function downsamplingOff(who: string, is: Pair[1]): Said {
  const raw = is.retentionMs.raw;
  const longest = [is.retentionMs['5m'], is.retentionMs['1h']];
  const end = longest.includes(0) ? Number.POSITIVE_INFINITY : Math.max(...longest);
  const fact = `${who} no longer downsamples`;
  if (raw === 0 || end <= raw)
    return [
      'needs order',
      is.readAt,
      `${fact}: questions over months read every raw sample`,
      { why: 'Raw samples are kept as long as coarse ones were, so nothing is lost but speed.', steps: [] },
    ];
  return [
    'loses',
    is.readAt,
    `${fact}: from now on nothing is left of samples older than ${formatDuration(raw)}`,
    {
      interval: `${formatDuration(raw)} ${Number.isFinite(end) ? `to ${formatDuration(end)}` : 'and older'}`,
      steps: before(
        `Keep downsampling, or keep raw samples for ${Number.isFinite(end) ? formatDuration(end) : 'ever'} too.`,
      ),
    },
  ];
}

/** A block that is deleted before gateways have stopped to use it fails the questions that need it. */
function judgeDelay(
  comparison: Comparison,
  was: Pair[0],
  is: Pair[1],
  who: string,
  report: Parameters<ImpactRule['judge']>[1],
): void {
  if (is.deleteDelayMs >= was.deleteDelayMs) return;
  const buckets = targetsOf(comparison.next, is.id, 'deletes-in');
  const late = nodesOf(comparison.next.topology, 'store-gateway').filter(
    (g) =>
      g.ignoreDeletionMarksMs >= is.deleteDelayMs &&
      targetsOf(comparison.next, g.id, 'reads-bucket').some((id) => buckets.includes(id)),
  );
  const [first] = late;
  if (first === undefined || first.ignoreDeletionMarksMs < 1) return;
  report(
    'needs order',
    is.readAt,
    `${who} deletes marked blocks after ${formatDuration(is.deleteDelayMs)}, while \`${first.name}\` goes on using them for ${formatDuration(first.ignoreDeletionMarksMs)}`,
    {
      why: 'A store gateway that asks for a block that is gone fails the whole question.',
      steps: before(
        `Set \`--ignore-deletion-marks-delay\` of \`${first.name}\` to half of ${formatDuration(is.deleteDelayMs)}, and let it restart.`,
      ),
    },
  );
}
