import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { bucketName, bucketsAt, stateOf } from './buckets.ts';

/** Whether each bucket that the fleet names is there. A store that is not reached is told once, by `stores/not-reached`. */
export const bucketMissing: Probe = {
  code: 'stores/bucket-missing',
  severity: 'error',
  title: 'A bucket is not there',
  why: 'What writes into it fails until it is: blocks pile up on volumes, snapshots and backups are not taken',
  fix: '`namsan buckets` makes what is missing, closed to the public',
  refs: [],
  when: 'preflight',
  ask: async (live, cluster): Promise<readonly Answer[]> => {
    const answers = await Promise.all(
      bucketsAt(live, cluster).map(async (purpose) => {
        const { store, bucket, purposes } = purpose;
        const asks = question(cluster.id, 'stores', `bucket ${bucket} of ${store.name} is there`, bucketName(purpose));
        const state = await stateOf(live, purpose);
        if (!state.ok) return [];
        return state.value === null
          ? [
              asks.no(
                `The object store \`${store.name}\` has no bucket \`${bucket}\`, which is for ${purposes.join(' and ')}`,
              ),
            ]
          : [asks.yes(`for ${purposes.join(' and ')}`)];
      }),
    );
    return answers.flat();
  },
};
