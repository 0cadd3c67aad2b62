import type { FleetRule } from '../rule.ts';

export const retiredPart: FleetRule = {
  code: 'fleet/retired-part',
  severity: 'error',
  title: 'A part of the fleet is retired by its makers',
  why: 'ingress-nginx and MinIO get no more releases and no security fixes: ingress-nginx since March 2026, images of MinIO since September 2025.',
  fix: 'Expose the cluster by `gateway`, serve the store by `seaweedfs`, or set `profile: compat` as long as you cannot.',
  refs: ['R35', 'C08', 'R10', 'F12'],
  check: (fleet, report) => {
    const compat = fleet.profile === 'compat';
    for (const [name, store] of Object.entries(fleet.objectStores))
      if (store.cluster !== undefined && store.provider === 'minio')
        report(
          ['objectStores', name, 'provider'],
          `The object store \`${name}\` is served in \`${store.cluster}\` by MinIO, which is not maintained any more`,
          compat
            ? { severity: 'warning', fix: 'Plan the change to `provider: seaweedfs`, or to a store outside the fleet.' }
            : {},
        );
    fleet.clusters.forEach((cluster, i) => {
      if (cluster.expose?.via !== 'ingress-nginx') return;
      report(
        ['clusters', i, 'expose', 'via'],
        `\`${cluster.id}\` is exposed by ingress-nginx, which is retired`,
        compat ? { severity: 'warning', fix: 'Plan the change to `expose: {via: gateway}`.' } : {},
      );
    });
  },
};
