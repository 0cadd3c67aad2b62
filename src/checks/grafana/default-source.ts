import { nodesOf } from '../../topology/topology.ts';
import type { Check } from '../check.ts';

export const defaultSource: Check = {
  code: 'grafana/default-source',
  severity: 'error',
  title: 'Dashboards ask one Prometheus where Thanos has all clusters',
  why: 'A Prometheus adds its external labels only to what leaves it: asked directly its series have no `cluster`, and every other cluster is missing without any error.',
  fix: 'Make the data source of Thanos the default.',
  refs: ['A6'],
  run: ({ topology }, report) => {
    const targets = Map.groupBy(
      topology.edges.filter(({ kind }) => kind === 'queries'),
      ({ from }) => from,
    );
    const sources = nodesOf(topology, 'data-source').filter(({ asks }) => asks === 'prometheus');
    const asked = (id: string) =>
      (targets.get(id) ?? []).map(({ to }) => (to === null ? undefined : topology.nodes.get(to)));
    const others = new Set(nodesOf(topology, 'scraper').map(({ cluster }) => cluster));
    for (const source of sources) {
      const scraper = asked(source.id).find((node) => node?.kind === 'scraper');
      const better = sources.find(
        (other) =>
          other.cluster === source.cluster &&
          other.namespace === source.namespace &&
          asked(other.id).some((node) => node?.kind === 'querier' || node?.kind === 'query-frontend'),
      );
      if (!source.isDefault || scraper === undefined || better === undefined || others.size < 2) continue;
      report(
        source.readAt,
        `The default data source \`${source.name}\` of \`${source.cluster}\` asks Prometheus \`${scraper.name}\` alone, and \`${better.name}\` has all ${others.size} clusters`,
      );
    }
  },
};
