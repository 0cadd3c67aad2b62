import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saidOf } from '../testing/small-live.ts';
import { claimUnbound } from './claim-unbound.ts';

const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'm' } };
const claim = (name: string, phase: string, storageClassName: string, storage = '10Gi') => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name, namespace: 'm' },
  spec: { storageClassName, resources: { requests: { storage: '10Gi' } } },
  status: phase === 'Bound' ? { phase, capacity: { storage } } : { phase },
});
const local = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'local' },
  provisioner: 'example.com/disk',
  volumeBindingMode: 'WaitForFirstConsumer',
};

test('claims without a volume are told with why, and smaller volumes with their sizes', async () => {
  const objects = [
    local,
    claim('a', 'Bound', 'local'),
    claim('b', 'Pending', 'fast'),
    claim('c', 'Bound', 'local', '5Gi'),
  ];
  assert.deepEqual(await saidOf(claimUnbound, { rendered: [config], objects }), [
    '! volumes PersistentVolumeClaim m/b: `PersistentVolumeClaim m/b` is not bound: there is no StorageClass fast',
    '! volumes PersistentVolumeClaim m/c: `PersistentVolumeClaim m/c` has 5Gi of the 10Gi that it asks for',
  ]);
});

test('bound claims, and those that wait for their first pod, are in order', async () => {
  const objects = [local, claim('a', 'Bound', 'local'), claim('b', 'Pending', 'local')];
  assert.deepEqual(await saidOf(claimUnbound, { rendered: [config], objects }), [
    'volumes: claims have their volumes: 2 claims',
  ]);
});
