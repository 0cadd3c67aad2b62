import type { Proof } from '../proof.ts';
import { metricSources, reachableFrom } from '../reachable.ts';

export const noDataSource: Proof = {
  code: 'reach/no-data-source',
  severity: 'error',
  title: 'Nothing asks the query layer of the hub',
  why: 'A dashboard that asks a local Prometheus shows one cluster and looks complete.',
  fix: 'Give Grafana a data source whose URL is the query frontend of the hub.',
  refs: ['R06', 'A6', 'B12'],
  prove: (topology, promised, report) => {
    // Some clusters of a fleet, without the one that answers.
    if (promised.hub === '') return;
    const { roots } = reachableFrom(topology, promised.hub);
    const sources = metricSources(topology);
    if (roots.length > 0 && (sources.length > 0 || !promised.dataSource)) return;
    const [first] = sources;
    report(
      first?.readAt ?? { cluster: promised.hub, object: 'cluster', field: '' },
      what(roots.length, sources.length, promised.hub),
    );
  },
};

function what(roots: number, sources: number, hub: string): string {
  if (sources > 0) return `None of ${sources} data sources asks the query layer of \`${hub}\``;
  return roots === 0 ? `The hub \`${hub}\` has no querier` : 'No Grafana of the fleet has a data source';
}
