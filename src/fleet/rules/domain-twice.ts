import { hasHosts } from '../lookup.ts';
import type { FleetRule } from '../rule.ts';

export const domainTwice: FleetRule = {
  code: 'fleet/domain-twice',
  severity: 'error',
  title: 'Two clusters have the same domain',
  why: 'Hosts are `<service>.<domain>`: with one domain two clusters answer to the same names, and DNS leads to either.',
  fix: 'Give each cluster a domain of its own, such as `<id>.example.com`.',
  refs: ['C02', 'B3'],
  firm: true,
  check: (fleet, report) => {
    const owners = new Map<string, string>();
    fleet.clusters.forEach((cluster, i) => {
      if (cluster.domain === undefined || !hasHosts(cluster)) return;
      const owner = owners.get(cluster.domain);
      if (owner === undefined) owners.set(cluster.domain, cluster.id);
      else
        report(
          ['clusters', i, 'domain'],
          `\`${cluster.domain}\` of \`${cluster.id}\` is already the domain of \`${owner}\``,
        );
    });
  },
};
