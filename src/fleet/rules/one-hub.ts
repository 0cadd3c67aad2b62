import type { FleetRule } from '../rule.ts';

export const oneHub: FleetRule = {
  code: 'fleet/one-hub',
  severity: 'error',
  title: 'The fleet has not exactly one hub',
  why: 'All queries are answered by one hub; with none there is nobody to ask, with two each sees a part.',
  fix: 'Give exactly one cluster `role: hub`; the others are `edge` or `storage`.',
  refs: ['C01'],
  firm: true,
  check: (fleet, report) => {
    const hubs = fleet.clusters.flatMap((c, i) => (c.role === 'hub' ? [{ id: c.id, i }] : []));
    if (hubs.length === 0) report(['clusters'], 'No cluster has the role `hub`');
    for (const extra of hubs.slice(1))
      report(['clusters', extra.i, 'role'], `\`${extra.id}\` is a second hub beside \`${hubs[0]?.id}\``);
  },
};
