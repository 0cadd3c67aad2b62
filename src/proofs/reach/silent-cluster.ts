import type { Proof } from '../proof.ts';
import { edgesFrom } from '../reachable.ts';
import { streamsOf } from '../streams.ts';

export const silentCluster: Proof = {
  code: 'reach/silent-cluster',
  severity: 'error',
  title: 'A cluster or tenant whose metrics are promised produces none',
  why: 'A cluster that nothing scrapes is missing from every dashboard without any error.',
  fix: 'Give it a Prometheus, an agent or a scrape from the hub, with the label `cluster` set to its id.',
  refs: ['A6', 'A7', 'N01'],
  prove: (topology, promised, report) => {
    const streams = streamsOf(topology, edgesFrom(topology));
    // Which labels a producer has is not known where its configuration is in no object.
    if (streams.some(({ producer }) => producer.unread === true)) return;
    const heard = new Set(streams.map((s) => s.cluster));
    for (const cluster of promised.clusters) {
      if (heard.has(cluster)) continue;
      report(
        { cluster, object: 'cluster', field: 'metrics' },
        `No producer carries the label \`cluster="${cluster}"\``,
      );
    }
    const tenants = new Set(
      streams.map(({ cluster, producer }) => (producer.kind === 'agent' ? `${cluster} ${producer.tenant}` : '')),
    );
    for (const { cluster, tenant } of promised.tenants) {
      if (tenants.has(`${cluster} ${tenant}`)) continue;
      report(
        { cluster, object: 'cluster', field: 'metrics' },
        `No agent of \`${cluster}\` writes for the tenant \`${tenant}\``,
      );
    }
  },
};
