import type { FleetRule } from '../rule.ts';

export const storeNotServable: FleetRule = {
  code: 'fleet/store-not-servable',
  severity: 'error',
  title: 'An object store should be served by the fleet with software that namsan does not install',
  why: 'Of the S3 services namsan installs SeaweedFS alone; MinIO is no longer maintained as open source, and RustFS is not supported yet.',
  fix: 'Choose `provider: seaweedfs`, or run the store outside the fleet and name its `endpoint` instead of a `cluster`.',
  refs: ['R10', 'F12'],
  check: (fleet, report) => {
    for (const [name, store] of Object.entries(fleet.objectStores))
      if (store.cluster !== undefined && (store.provider === 'minio' || store.provider === 'rustfs'))
        report(
          ['objectStores', name, 'provider'],
          `\`${store.provider}\` of the object store \`${name}\` cannot be installed in \`${store.cluster}\` by namsan`,
        );
  },
};
