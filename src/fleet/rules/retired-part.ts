import type { FleetRule } from '../rule.ts';

export const retiredPart: FleetRule = {
  code: 'fleet/retired-part',
  severity: 'error',
  title: 'A part of the fleet is retired by its makers',
  why: 'ingress-nginx gets no releases and no security fixes after March 2026, and it has a history of grave ones.',
  fix: 'Expose the cluster by `gateway`, or set `profile: compat` as long as you cannot.',
  refs: ['R35', 'C08'],
  check: (fleet, report) => {
    fleet.clusters.forEach((cluster, i) => {
      if (cluster.expose?.via !== 'ingress-nginx') return;
      const compat = fleet.profile === 'compat';
      report(
        ['clusters', i, 'expose', 'via'],
        `\`${cluster.id}\` is exposed by ingress-nginx, which is retired`,
        compat ? { severity: 'warning', fix: 'Plan the change to `expose: {via: gateway}`.' } : {},
      );
    });
  },
};
