import { nodesOf } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';
import { reachableFrom } from '../reachable.ts';

export const noDataSource: Proof = {
  code: 'reach/no-data-source',
  severity: 'error',
  title: 'Nothing asks the query layer of the hub',
  why: 'A dashboard that asks a local Prometheus shows one cluster and looks complete.',
  fix: 'Give Grafana a data source whose URL is the query frontend of the hub.',
  refs: ['R06', 'A6', 'B12'],
  prove: (topology, promised, report) => {
    const { roots } = reachableFrom(topology, promised.hub);
    if (roots.length > 0) return;
    const sources = nodesOf(topology, 'data-source');
    const [first] = sources;
    const what =
      first === undefined
        ? `The hub \`${promised.hub}\` has no querier`
        : `None of ${sources.length} data sources asks the query layer of \`${promised.hub}\``;
    report(first?.readAt ?? { cluster: promised.hub, object: 'cluster', field: '' }, what);
  },
};
