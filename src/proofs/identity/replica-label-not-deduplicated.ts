import { nodesOf } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';
import { edgesFrom } from '../reachable.ts';
import { askedBy } from './asked.ts';

export const replicaLabelNotDeduplicated: Proof = {
  code: 'identity/replica-label-not-deduplicated',
  severity: 'error',
  title: 'Replicas are counted as series of their own',
  why: 'A replica label that Query does not take away doubles every series: sums are twice too high and graphs show two lines.',
  fix: 'Add the label to `--query.replica-label` of every querier.',
  refs: ['B1', 'D6'],
  prove: (topology, _promised, report) => {
    const from = edgesFrom(topology);
    for (const querier of nodesOf(topology, 'querier')) {
      const told = new Set<string>();
      for (const producer of askedBy(topology, from, querier.id)) {
        const label = producer.replicaLabel;
        if (label === null || producer.replicas < 2 || querier.replicaLabels.includes(label) || told.has(label))
          continue;
        told.add(label);
        report(
          querier.readAt,
          `Query \`${querier.name}\` does not deduplicate by \`${label}\`, which tells the ${producer.replicas} replicas of ${producer.kind} \`${producer.name}\` of \`${producer.cluster}\` apart`,
        );
      }
    }
  },
};
