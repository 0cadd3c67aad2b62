import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { bucketName, bucketsAt, stateThere } from './buckets.ts';

/** Whether a store deletes objects by rules of its own. */
export const expiry: Probe = {
  code: 'stores/expiry',
  severity: 'error',
  title: 'A bucket deletes objects by itself',
  why: 'Thanos, OpenSearch and Longhorn delete what is theirs; a rule of the bucket tears files out of blocks and snapshots that are still needed, and what is left cannot be read',
  fix: 'Remove the lifecycle rule that lets objects expire; rules for old versions and for uploads that were given up may stay',
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
          `bucket ${bucket} of ${store.name} keeps what it has`,
          bucketName(purpose),
        );
        if (state.expiry === 'unknown') return [asks.yes('the store does not tell lifecycle rules')];
        return state.expiry.length === 0
          ? [asks.yes('no rule deletes objects')]
          : [asks.no(`In the bucket \`${bucket}\` of the object store \`${store.name}\` ${state.expiry.join(', ')}`)];
      }),
    );
    return answers.flat();
  },
};
