import type { Probe } from '../probe.ts';
import { askEachThere } from './buckets.ts';

/** Whether anybody without keys gets at a bucket: it is tried, and policies and access lists are read. */
export const publicBucket: Probe = {
  code: 'stores/public',
  severity: 'error',
  title: 'Anybody may read a bucket',
  why: 'Metrics and log lines name hosts, users and addresses; whoever finds the address of the store reads them all',
  fix: 'Take the statement for `*` out of the policy of the bucket, and the grants to everybody out of its access list',
  refs: [],
  when: 'preflight',
  ask: (live, cluster) =>
    askEachThere(live, cluster, 'is private', (asks, { store, bucket }, state) => {
      if (state.public === true)
        return asks.no(`The bucket \`${bucket}\` of the object store \`${store.name}\` is open to everybody`);
      return asks.yes(
        state.public === false ? 'private' : 'nobody without keys may list it; the store does not tell its policy',
      );
    }),
};
