import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { bucketName, bucketsAt, stateThere } from './buckets.ts';

/** Whether anybody without keys gets at a bucket: it is tried, and policies and access lists are read. */
export const publicBucket: Probe = {
  code: 'stores/public',
  severity: 'error',
  title: 'Anybody may read a bucket',
  why: 'Metrics and log lines name hosts, users and addresses; whoever finds the address of the store reads them all',
  fix: 'Take the statement for `*` out of the policy of the bucket, and the grants to everybody out of its access list',
  refs: [],
  when: 'preflight',
  ask: async (live, cluster): Promise<readonly Answer[]> => {
    const answers = await Promise.all(
      bucketsAt(live, cluster).map(async (purpose) => {
        const { store, bucket } = purpose;
        const state = await stateThere(live, purpose);
        if (state === null) return [];
        const asks = question(
          cluster.id,
          'stores',
          `bucket ${bucket} of ${store.name} is private`,
          bucketName(purpose),
        );
        if (state.public === true)
          return [asks.no(`The bucket \`${bucket}\` of the object store \`${store.name}\` is open to everybody`)];
        return [
          asks.yes(
            state.public === false ? 'private' : 'nobody without keys may list it; the store does not tell its policy',
          ),
        ];
      }),
    );
    return answers.flat();
  },
};
