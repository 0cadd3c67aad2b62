import { counted } from '../../findings/wording.ts';
import { formatDuration } from '../../kube/duration.ts';
import { usualBlockRange } from '../../topology/engines/block-range.ts';
import type { ReceiveRouter } from '../../topology/metric-nodes.ts';
import { nodesOf } from '../../topology/topology.ts';
import { type Comparison, nodePairs } from '../comparison.ts';
import { after, before, type ImpactRule } from '../rule.ts';
import { unsentAge } from '../unsent.ts';

export const hashring: ImpactRule = {
  code: 'impact/hashring',
  severity: 'error',
  title: 'A hashring spreads series in another way',
  why: 'Each series has its place by hash; where that changes, its past is in one ingester and its future in another until the past is uploaded, and routers that have not loaded the new file send it elsewhere than those that have.',
  fix: 'Start new ingesters before the file names them, and let old ones stand until their last block is in the bucket.',
  refs: ['D1', 'D2', 'D3', 'R16'],
  judge: (comparison, report) => {
    for (const [was, is] of nodePairs(comparison, 'receive-router')) {
      const who = `The receive router \`${was.name}\` of \`${was.cluster}\``;
      if (was.replication !== is.replication)
        report(
          'needs order',
          is.readAt,
          `${who} writes ${counted(is.replication, 'copy')} instead of ${was.replication}`,
          {
            why:
              is.replication > was.replication
                ? 'Every ingester takes that many times the series; with too few of them a write finds no quorum and is refused.'
                : 'Fewer copies are on fewer ingesters: one that stops now takes samples with it that another had before.',
            steps: before(
              is.replication > was.replication
                ? `See that at least ${is.replication} ingesters are ready, with memory for ${is.replication} copies of every series.`
                : 'See that every ingester has uploaded its blocks.',
            ),
          },
        );
      for (const ring of is.hashrings) {
        const old = was.hashrings.find(({ name }) => name === ring.name);
        if (old === undefined) continue;
        judgeRing(`${who}, hashring \`${ring.name}\`,`, old, ring, longestUnsent(comparison), (message, why, steps) =>
          report('needs order', is.readAt, message, { why, steps }),
        );
      }
      const gone = was.hashrings.filter(({ name }) => !is.hashrings.some((ring) => ring.name === name));
      for (const { name, endpoints } of gone)
        report(
          'needs order',
          is.readAt,
          `${who} no longer has the hashring \`${name}\` of ${counted(endpoints.length, 'endpoint')}`,
          {
            steps: after(`Let the ingesters of \`${name}\` stand until their last block is in the bucket.`),
          },
        );
    }
  },
};

/** The age, in milliseconds, up to which an ingester may be the only one that has a sample. */
function longestUnsent({ old }: Comparison): number {
  const ingesters = nodesOf(old.topology, 'ingester');
  const blockRangeMs = ingesters.length === 0 ? usualBlockRange : Math.max(...ingesters.map((i) => i.blockRangeMs));
  return unsentAge({ kind: 'ingester', blockRangeMs });
}

type Ring = ReceiveRouter['hashrings'][number];

function judgeRing(
  who: string,
  was: Ring,
  is: Ring,
  unsent: number,
  say: (message: string, why: string, steps: ReturnType<typeof before>) => void,
): void {
  if (was.algorithm !== is.algorithm)
    say(
      `${who} hashes by \`${is.algorithm}\` instead of \`${was.algorithm}\``,
      'Nearly every series moves to another ingester: each holds its head twice for two hours, and takes the memory of both.',
      [
        ...before('See that ingesters have twice the memory of their series to spare.'),
        ...after('Restart all routers at once, so that none hashes in the old way.'),
      ],
    );
  const gone = was.endpoints.filter((e) => !is.endpoints.includes(e));
  const added = is.endpoints.filter((e) => !was.endpoints.includes(e));
  const part = is.algorithm === 'ketama' ? 'a part of the series moves' : 'nearly every series moves';
  if (added.length > 0)
    say(
      `${who} gets ${counted(added.length, 'more endpoint')}, and ${part}`,
      'Writes to an endpoint that is not ready yet fail, and count against the quorum.',
      before(`Start ${added.map((e) => `\`${e}\``).join(', ')} and see them ready before the file names them.`),
    );
  if (gone.length > 0)
    say(
      `${who} loses ${counted(gone.length, 'endpoint')}, and ${part}`,
      'What these ingesters have not uploaded stays with them.',
      [
        ...after(
          `Let ${gone.map((e) => `\`${e}\``).join(', ')} stand until the last block of each is in the bucket, ${formatDuration(unsent)} after the routers have the new file; then take the pods away.`,
        ),
      ],
    );
}
