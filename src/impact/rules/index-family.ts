import { choice } from '../../findings/wording.ts';
import type { LogIndex } from '../../topology/log-nodes.ts';
import { nodesOf, type Topology } from '../../topology/topology.ts';
import { after, before, type ImpactRule } from '../rule.ts';

export const indexFamily: ImpactRule = {
  code: 'impact/index-family',
  severity: 'warning',
  title: 'Logs are written into indices of another name',
  why: 'Lines that are written stay in indices of the old name: searches, data views, roles and policies that know only the new one no longer find, allow or delete them.',
  fix: 'Let data views, roles, policies and snapshots name both until the old indices are deleted.',
  refs: ['E7', 'E8', 'N04'],
  judge: ({ old, next }, report) => {
    const now = families(next.topology);
    for (const [store, was] of families(old.topology)) {
      const is = now.get(store);
      const node = next.topology.nodes.get(store);
      if (is === undefined || node === undefined) continue;
      const gone = was
        .filter((f) => !is.some((other) => other.family === f.family))
        .map((f) => f.family)
        .toSorted();
      const added = is.filter((f) => !was.some((other) => other.family === f.family));
      if (gone.length === 0) continue;
      const into = added.length === 0 ? '' : `, but ${choice(added.map((f) => f.family).toSorted(), 'and')}`;
      report(
        'splits history',
        added[0]?.readAt ?? node.readAt,
        `Nobody writes ${choice(gone, 'and')} of \`${node.name}\` of \`${node.cluster}\` any more${into}`,
        {
          steps: [
            ...before(`Give data views, roles and snapshot policies of \`${node.cluster}\` both names.`),
            ...after(
              `See that the policy which deletes ${choice(gone, 'and')} stays until the last of these indices is gone.`,
            ),
          ],
        },
      );
    }
  },
};

function families(topology: Topology): ReadonlyMap<string, readonly LogIndex[]> {
  return Map.groupBy(nodesOf(topology, 'log-index'), (index) => index.store);
}
