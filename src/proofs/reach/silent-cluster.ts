import type { Proof } from '../proof.ts';
import { edgesFrom } from '../reachable.ts';
import { streamsOf } from '../streams.ts';

export const silentCluster: Proof = {
  code: 'reach/silent-cluster',
  severity: 'error',
  title: 'A cluster whose metrics are promised produces none',
  why: 'A cluster that nothing scrapes is missing from every dashboard without any error.',
  fix: 'Give it a Prometheus, an agent or a scrape from the hub, with the label `cluster` set to its id.',
  refs: ['A6', 'A7', 'N01'],
  prove: (topology, promised, report) => {
    const heard = new Set(streamsOf(topology, edgesFrom(topology)).map((s) => s.cluster));
    for (const cluster of promised.clusters) {
      if (heard.has(cluster)) continue;
      report(
        { cluster, object: 'cluster', field: 'metrics' },
        `No producer carries the label \`cluster="${cluster}"\``,
      );
    }
  },
};
