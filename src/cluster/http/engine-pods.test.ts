import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../../kube/objects.ts';
import { fakeKube } from '../testing/fake-kube.ts';
import { podsOf } from './engine-pods.ts';

const labels = { app: 'a', 'app.kubernetes.io/version': '2' };

function pod(name: string, status: object, version = '2', more: object = {}): KubeObject {
  const metadata = { namespace: 'n', name, labels: { ...labels, 'app.kubernetes.io/version': version }, ...more };
  const object = { apiVersion: 'v1', kind: 'Pod', metadata, spec: { nodeName: 'node-1' }, status };
  return object;
}

const ready = { type: 'Ready', status: 'True' };

test('pods are found across an upgrade, in the order of their ordinals, without those that end', async () => {
  const status = { phase: 'Running', startTime: '2027-01-01T00:00:00Z', conditions: [ready] };
  const objects = [
    pod('a-10', status),
    pod('a-2', status, '1'),
    pod('a-3', status, '2', { deletionTimestamp: '2027-01-01T00:00:00Z' }),
  ];
  const pods = await podsOf(fakeKube('edge', { objects }), 'n', labels);
  assert.deepEqual(pods.ok && pods.value, [
    {
      namespace: 'n',
      name: 'a-2',
      ready: true,
      trouble: '',
      restarts: 0,
      started: Date.parse('2027-01-01'),
      node: 'node-1',
    },
    {
      namespace: 'n',
      name: 'a-10',
      ready: true,
      trouble: '',
      restarts: 0,
      started: Date.parse('2027-01-01'),
      node: 'node-1',
    },
  ]);
});

test('what stands in the way of a pod is told in a few words', async () => {
  const unready = { type: 'Ready', status: 'False' };
  const trouble = async (status: object): Promise<string> => {
    const pods = await podsOf(fakeKube('edge', { objects: [pod('a-0', status)] }), 'n', labels);
    return pods.ok ? (pods.value[0]?.trouble ?? '') : '';
  };
  const unscheduled = { type: 'PodScheduled', status: 'False', message: '0/1 nodes are available' };
  assert.equal(
    await trouble({ phase: 'Pending', conditions: [unscheduled] }),
    'it has no node: 0/1 nodes are available',
  );
  const again = { name: 'b', state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 10s' } } };
  assert.equal(
    await trouble({ phase: 'Running', conditions: [unready], containerStatuses: [again] }),
    'container b waits: CrashLoopBackOff',
  );
  const waiting = { name: 'b', state: { waiting: { reason: 'ErrImagePull', message: 'no such host' } } };
  assert.equal(
    await trouble({ phase: 'Running', conditions: [unready], containerStatuses: [waiting] }),
    'container b waits: ErrImagePull, no such host',
  );
  const ended = { name: 'b', state: { terminated: { exitCode: 137 } } };
  assert.equal(await trouble({ phase: 'Running', containerStatuses: [ended] }), 'container b ended with 137');
  const slow = { name: 'b', ready: false, state: { running: {} } };
  assert.equal(await trouble({ phase: 'Running', containerStatuses: [slow] }), 'container b is not ready');
  assert.equal(await trouble({ phase: 'Failed' }), 'its phase is Failed');
  assert.equal(await trouble({ phase: 'Running' }), 'it is not ready');
});
