import { nodesOf } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';
import { edgesFrom } from '../reachable.ts';
import { askedBy } from './asked.ts';

export const deduplicatedLabelNotAReplica: Proof = {
  code: 'identity/deduplicated-label-not-a-replica',
  severity: 'error',
  title: 'Query takes away a label that tells producers apart',
  why: 'Series that differ only in that label are merged into one: whole clusters disappear behind another.',
  fix: 'Leave only replica labels in `--query.replica-label`.',
  refs: ['B1', 'A4', 'R08'],
  prove: (topology, _promised, report) => {
    const from = edgesFrom(topology);
    for (const querier of nodesOf(topology, 'querier')) {
      const producers = askedBy(topology, from, querier.id);
      for (const label of querier.replicaLabels) {
        if (producers.some((p) => p.replicaLabel === label)) continue;
        const values = [...new Set(producers.flatMap((p) => p.externalLabels[label] ?? []))].toSorted();
        if (values.length < 2) continue;
        report(
          querier.readAt,
          `Query \`${querier.name}\` deduplicates by \`${label}\`, which is no replica label: it tells ${values
            .slice(0, 3)
            .map((v) => `\`${v}\``)
            .join(', ')} apart`,
        );
      }
    }
  },
};
