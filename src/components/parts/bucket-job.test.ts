import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Job } from '../../kube/types.gen.ts';
import { seaweedfs } from '../seaweedfs/seaweedfs.ts';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { bucketJobs } from './bucket-job.ts';

function jobOf(buckets: string): Job | undefined {
  const model = modelOf({
    store: `provider: seaweedfs, cluster: s3, credentials: {secret: keys}, buckets: {${buckets}}`,
    clusters: ['id: s3, metrics: {mode: none}'],
  });
  const { objectStore } = model.metrics;
  return bucketJobs({ name: 'seaweedfs', layer: 'object-store', version: '4' }, objectStore, 'http://s3:8333')[0];
}

test('a Job makes every bucket of the store by the store’s own keys', () => {
  const container = jobOf('metrics: blocks, logs: archive, volumes: copies')?.spec.template.spec.containers[0];
  const from = (key: string): object => ({ secretKeyRef: { name: 'keys', key } });
  assert.deepEqual(container?.env, [
    { name: 'AWS_ACCESS_KEY_ID', valueFrom: from('access-key') },
    { name: 'AWS_SECRET_ACCESS_KEY', valueFrom: from('secret-key') },
    { name: 'ENDPOINT', value: 'http://s3:8333' },
    { name: 'REGION', value: 'us-east-1' },
    { name: 'BUCKETS', value: 'blocks archive copies' },
  ]);
});

test('another bucket is another Job, because a Job cannot be changed', () => {
  const name = (buckets: string): string => jobOf(buckets)?.metadata.name ?? '';
  assert.equal(name('metrics: blocks'), name('metrics: blocks'));
  assert.notEqual(name('metrics: blocks'), name('metrics: blocks, logs: archive'));
  assert.match(name('metrics: blocks'), /^seaweedfs-buckets-[0-9a-f]{8}$/);
});

test('it opens no bucket to anybody and lets nothing expire', () => {
  const script = jobOf('metrics: blocks')?.spec.template.spec.containers[0]?.command?.join(' ') ?? '';
  assert.equal(/anonymous|policy|acl|lifecycle/i.test(script), false);
});

test('every store that the fleet serves has its buckets made', () => {
  const model = modelOf({
    store: 'provider: seaweedfs, cluster: s3, credentials: {secret: keys}, buckets: {metrics: blocks}',
    clusters: ['id: s3, metrics: {mode: none}'],
  });
  const kinds = seaweedfs.build(model, clusterOf(model, 's3'))?.objects.map(({ kind }) => kind);
  assert.deepEqual(kinds, ['ServiceAccount', 'Service', 'StatefulSet', 'Service', 'Job']);
});
