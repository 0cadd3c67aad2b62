import { storeNamed } from '../lookup.ts';
import type { FleetRule } from '../rule.ts';
import type { Fleet } from '../schema/fleet-schema.ts';

export const bucketMissing: FleetRule = {
  code: 'fleet/bucket-missing',
  severity: 'error',
  title: 'An object store lacks the bucket that is needed of it',
  why: 'Writer and readers take the bucket from one place; without it they would not agree.',
  fix: 'Add the bucket to `buckets` of that object store.',
  refs: ['C03'],
  firm: true,
  check: (fleet, report) => {
    const need = (store: string, purpose: keyof Fleet['objectStores'][string]['buckets']): void => {
      const found = storeNamed(fleet, store);
      if (found !== undefined && found.buckets[purpose] === undefined)
        report(['objectStores', store, 'buckets'], `The object store \`${store}\` has no \`${purpose}\` bucket`, {
          fix: `Add \`${purpose}: <bucket>\` to its \`buckets\`.`,
        });
    };
    need(fleet.metrics.objectStore, 'metrics');
    if (fleet.logs !== undefined) need(fleet.logs.objectStore, 'logs');
    if (fleet.volumes.backup !== undefined) need(fleet.volumes.backup.objectStore, 'volumes');
    const taken = new Map<string, string>();
    for (const [name, store] of Object.entries(fleet.objectStores)) {
      for (const [purpose, bucket] of Object.entries(store.buckets)) {
        const key = `${placeOf(store)} ${bucket}`;
        const owner = taken.get(key);
        if (owner !== undefined)
          report(['objectStores', name, 'buckets', purpose], `The bucket \`${bucket}\` already serves \`${owner}\``, {
            fix: 'Give each purpose its own bucket.',
          });
        taken.set(key, `${name}.${purpose}`);
      }
    }
  },
};

/** One service goes by many spellings: `https://s3.example.com/` and `https://S3.example.com:443` are one. */
function placeOf({ endpoint, cluster }: Fleet['objectStores'][string]): string {
  if (endpoint === undefined) return `cluster ${cluster}`;
  return URL.canParse(endpoint) ? new URL(endpoint).host : endpoint;
}
