import { hasHosts } from '../lookup.ts';
import { isPrivateDomain } from '../private-domain.ts';
import type { FleetRule } from '../rule.ts';

export const acmePrivateDomain: FleetRule = {
  code: 'fleet/acme-private-domain',
  severity: 'error',
  title: 'A public certificate authority is asked for a name that is not public',
  why: 'A public CA signs only names under public top-level domains that it can look up; the request fails for ever and hosts stay without a certificate.',
  fix: 'Set `tls: {issuer: private-ca}`, or use a public domain.',
  refs: ['R36'],
  check: (fleet, report) => {
    if (fleet.tls.issuer !== 'acme') return;
    fleet.clusters.forEach((cluster, i) => {
      const { domain } = cluster;
      if (domain === undefined || !hasHosts(cluster) || !isPrivateDomain(domain)) return;
      report(['clusters', i, 'domain'], `\`${domain}\` of \`${cluster.id}\` lies under no public top-level domain`);
    });
  },
};
