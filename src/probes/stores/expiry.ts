import type { Probe } from '../probe.ts';
import { askEachThere } from './buckets.ts';

/** Whether a store deletes objects by rules of its own. */
export const expiry: Probe = {
  code: 'stores/expiry',
  severity: 'error',
  title: 'A bucket deletes objects by itself',
  why: 'Thanos, OpenSearch and Longhorn delete what is theirs; a rule of the bucket tears files out of blocks and snapshots that are still needed, and what is left cannot be read',
  fix: 'Remove the lifecycle rule that lets objects expire; rules for old versions and for uploads that were given up may stay',
  refs: [],
  when: 'preflight',
  ask: (live, cluster) =>
    askEachThere(live, cluster, 'keeps what it has', (asks, { store, bucket }, { expiry: rules }) => {
      if (rules === 'unknown') return asks.yes('the store does not tell lifecycle rules');
      return rules.length === 0
        ? asks.yes('no rule deletes objects')
        : asks.no(`In the bucket \`${bucket}\` of the object store \`${store.name}\` ${rules.join(', ')}`);
    }),
};
