import { formatDuration } from '../../kube/duration.ts';
import { nodesOf } from '../../topology/topology.ts';
import { intervalText } from '../interval.ts';
import type { Proof } from '../proof.ts';
import { youngerBy } from './index-time.ts';

export const searchGap: Proof = {
  code: 'logs/search-gap',
  severity: 'error',
  title: 'Lines are deleted before the end of the time that they can be searched in',
  why: 'A policy counts the age of an index from its making. The last line of a daily index is then a day younger than the index, and goes a day earlier than the policy seems to say.',
  fix: 'Let the policy delete later.',
  refs: ['E8', 'C05'],
  prove: (topology, { logs }, report) => {
    if (logs === null || logs.keep.search === 0) return;
    const promised = logs.keep.search;
    for (const index of nodesOf(topology, 'log-index')) {
      const { policy } = index;
      const younger = youngerBy(index);
      if (policy === null || policy.unclear || younger === null) continue;
      const held = Math.max(0, policy.deletesFrom - younger);
      if (Number.isNaN(held) || held >= promised) continue;
      const interval = intervalText({ from: held, to: promised });
      const oldest = Number.isFinite(younger)
        ? `its last line is then only ${formatDuration(held)} old`
        : 'it is one index for ever, so that its last line goes with its first';
      report(
        policy.readAt,
        `Lines of \`${index.name}\` of \`${index.cluster}\`: ages ${interval} of the promised ${formatDuration(promised)} cannot be searched: the policy \`${policy.name}\` deletes an index ${formatDuration(policy.deletesFrom)} after its making, and ${oldest}`,
        {
          ...(Number.isFinite(younger)
            ? { fix: `Delete at a \`min_index_age\` of ${formatDuration(promised + younger)} at least.` }
            : { fix: 'Begin a new index each day.' }),
          counterexample: {
            stream: index.name,
            interval,
            hops: [
              `the index holds 0s to ${formatDuration(held)} of every line`,
              `the policy \`${policy.name}\` deletes it`,
            ],
          },
        },
      );
    }
  },
};
