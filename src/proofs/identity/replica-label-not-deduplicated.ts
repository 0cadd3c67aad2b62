import type { Ingester } from '../../topology/metric-nodes.ts';
import { nodesOf, type Topology } from '../../topology/topology.ts';
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
        const fact = `Query \`${querier.name}\` does not deduplicate by \`${label}\`, which tells the ${producer.replicas} replicas of ${producer.kind} \`${producer.name}\` of \`${producer.cluster}\` apart`;
        if (producer.kind === 'ingester' && hasOneCopy(topology, producer))
          report(
            querier.readAt,
            `${fact}: each series is written to one of them, and goes on as a second one when the hashring changes`,
            { severity: 'warning' },
          );
        else report(querier.readAt, fact);
      }
    }
  },
};

/** Whether all that comes to an ingester comes from hashrings that write each series once: then nothing is doubled until one changes. */
function hasOneCopy({ edges, nodes }: Topology, { id }: Ingester): boolean {
  const before = edges.flatMap(({ kind, from, to }) =>
    to === id && (kind === 'forwards' || kind === 'remote-writes') ? (nodes.get(from) ?? []) : [],
  );
  return (
    before.length > 0 &&
    before.every((one) => one.kind === 'receive-router' && one.unread !== true && one.replication === 1)
  );
}
