import { nodesOf } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';
import { isDefined } from './defined.ts';

export const noPolicy: Proof = {
  code: 'logs/no-policy',
  severity: 'error',
  title: 'Indices of logs that nothing deletes',
  why: 'Daily indices pile up until the disk reaches the flood stage, and the log store takes no line any more.',
  fix: 'Give the policy an `ism_template` whose patterns match the names that Fluent Bit writes, with a state that deletes.',
  refs: ['E5', 'E8', 'C012'],
  prove: (topology, promised, report) => {
    const { logs } = promised;
    if (logs === null || logs.keep.search === 0) return;
    for (const index of nodesOf(topology, 'log-index')) {
      const { policy, name, cluster } = index;
      if (index.period === 'unknown' || (policy !== null && (policy.unclear || Number.isFinite(policy.deletesFrom))))
        continue;
      if (policy === null && !isDefined(topology, promised, index.store)) continue;
      if (policy === null)
        report(index.readAt, `No policy of \`${cluster}\` has a pattern that matches the indices \`${name}\``);
      else
        report(policy.readAt, `The policy \`${policy.name}\` of \`${cluster}\` never deletes the indices \`${name}\``);
    }
  },
};
