import { nodesOf } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';

export const storeNobodyReads: Proof = {
  code: 'logs/store-nobody-reads',
  severity: 'note',
  title: 'A log store has no Dashboards',
  why: 'Its lines can be asked for by its API only.',
  fix: 'Run OpenSearch Dashboards, or leave it so where programs ask.',
  refs: ['A6'],
  prove: (topology, _promised, report) => {
    const read = new Set(topology.edges.flatMap((edge) => (edge.kind === 'reads-logs' ? [edge.to] : [])));
    const unclear = topology.unclear.some(({ kind }) => kind === 'reads-logs');
    for (const store of nodesOf(topology, 'log-store'))
      if (!read.has(store.id) && !unclear)
        report(store.readAt, `No Dashboards reads the log store \`${store.name}\` of \`${store.cluster}\``);
  },
};
