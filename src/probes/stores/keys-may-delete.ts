import type { Cluster } from '../../model/model.ts';
import { secretsOf } from '../../model/secrets/secrets.ts';
import type { Answer, Live, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { bucketName } from './buckets.ts';
import { trialBody, trialKey } from './trial-key.ts';

/** Whether the keys by which edges upload their blocks may delete in the bucket of all. Each cluster has a Secret of its own, and may have keys of its own. */
export const keysMayDelete: Probe = {
  code: 'stores/keys-may-delete',
  severity: 'warning',
  title: 'The keys of an edge may delete in the bucket of metrics',
  why: 'Only the compactor deletes blocks; whoever takes over one edge, or makes a mistake there, can delete the history of every cluster',
  fix: 'Give each edge keys of its own that may put objects and list the bucket but not delete, in its Secret of the same name',
  refs: ['C12'],
  when: 'preflight',
  ask: async (live, cluster): Promise<readonly Answer[]> => {
    if (!uploads(live, cluster)) return [];
    const store = live.model.metrics.objectStore;
    const bucket = store.buckets.metrics;
    const [own, hub] = await Promise.all([live.store(store.name, cluster.id), live.store(store.name)]);
    // What the store is not asked with cannot delete; that keys are missing is told by `platform/secret-missing`.
    if (!own.ok || !hub.ok || bucket === '') return [];
    const there = await hub.value.bucket(bucket);
    if (!there.ok || there.value === null) return [];
    const asks = (asked: string) => question(cluster.id, 'stores', asked, bucketName({ store, bucket }));
    const writes = asks(`the keys of ${cluster.id} may write into ${bucket}`);
    const deletes = asks(`the keys of ${cluster.id} may not delete in ${bucket}`);
    const key = trialKey(cluster.id);
    const written = await own.value.write(bucket, key, trialBody);
    if (!written.ok) {
      await hub.value.remove(bucket, key);
      return [
        writes.no(written.refusal.message, {
          severity: 'error',
          fix: 'Let the keys of the edge put objects into the bucket',
        }),
      ];
    }
    const removed = await own.value.remove(bucket, key);
    if (!removed.ok) await hub.value.remove(bucket, key);
    const may = writes.yes('an object was written');
    return removed.ok
      ? [
          may,
          deletes.no(
            `The keys of Secret \`${store.credentials}\` of \`${cluster.id}\` may delete in the bucket \`${bucket}\``,
          ),
        ]
      : [may, deletes.yes('the store refused it')];
  },
};

function uploads({ model }: Live, cluster: Cluster): boolean {
  const { credentials } = model.metrics.objectStore;
  return (
    cluster.id !== model.hub.id &&
    cluster.metrics.mode === 'sidecar' &&
    secretsOf(model, cluster).some(({ name }) => name === credentials)
  );
}
