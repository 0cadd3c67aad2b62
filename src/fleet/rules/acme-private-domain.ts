import { hasHosts } from '../lookup.ts';
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
      if (domain === undefined || !hasHosts(cluster) || !isPrivate(domain)) return;
      report(['clusters', i, 'domain'], `\`${domain}\` of \`${cluster.id}\` lies under no public top-level domain`);
    });
  },
};

/** Reserved by RFC 6761, RFC 6762, RFC 8375 and ICANN (`internal`), or in use at home and never delegated. */
const privateDomains: ReadonlySet<string> = new Set([
  'test',
  'example',
  'invalid',
  'localhost',
  'local',
  'internal',
  'home.arpa',
  'lan',
  'lab',
  'corp',
  'home',
  'intranet',
  'private',
  'localdomain',
]);

function isPrivate(domain: string): boolean {
  const labels = domain.split('.');
  return (
    labels.length === 1 || privateDomains.has(labels.at(-1) ?? '') || privateDomains.has(labels.slice(-2).join('.'))
  );
}
