import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject, KubeObject } from '../../kube/objects.ts';
import { refused } from '../outcome.ts';
import { type FakeKube, fakeKube } from '../testing/fake-kube.ts';
import { stateOf } from './state-of.ts';

const object = (apiVersion: string, kind: string, name: string, more: JsonObject = {}) => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'm' },
  ...more,
});
const query = object('apps/v1', 'Deployment', 'query');
const config = object('v1', 'ConfigMap', 'config');

async function told(kube: FakeKube, objects: readonly KubeObject[]): Promise<readonly string[]> {
  const states = await stateOf(kube, objects);
  assert.ok(states.ok);
  return states.value.states.map(({ readiness }) =>
    readiness.ready ? 'ready' : `${readiness.says}${readiness.stuck ? ' (stuck)' : ''}`,
  );
}

const up = {
  spec: { replicas: 1 },
  status: { observedGeneration: 9, replicas: 1, updatedReplicas: 1, readyReplicas: 1, availableReplicas: 1 },
};

test('objects are told in the order asked for, and one that is not there as such', async () => {
  const kube = fakeKube('hub', { objects: [config, object('apps/v1', 'Deployment', 'query', up)] });
  assert.deepEqual(await told(kube, [config, object('v1', 'Secret', 's3'), query]), [
    'ready',
    'Secret s3: is not there (stuck)',
    'ready',
  ]);
});

test('each kind is listed once for a namespace, and events only where something is not ready', async () => {
  const kube = fakeKube('hub', { objects: [config, object('apps/v1', 'Deployment', 'query', up)] });
  await told(kube, [config, query, { ...query, metadata: { ...query.metadata, name: 'query' } }]);
  const lists = (): readonly string[] => kube.calls.map(({ verb, what }) => `${verb} ${what}`).toSorted();
  const before = lists();
  assert.equal(new Set(before).size, before.length);
  assert.ok(!before.some((call) => call.includes('Event')));
  kube.put(object('apps/v1', 'Deployment', 'query', { ...up, status: { observedGeneration: 9 } }));
  await told(kube, [query]);
  assert.equal(lists().filter((call) => call.includes('Event')).length, 1);
});

test('pods of a Deployment explain it by way of its ReplicaSets, and events explain pods', async () => {
  const kube = fakeKube('hub');
  kube.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'm' } });
  const owned = (by: { kind: string; metadata: { name: string; uid: string } }, name: string) => ({
    name,
    namespace: 'm',
    ownerReferences: [{ apiVersion: 'apps/v1', kind: by.kind, name: by.metadata.name, uid: by.metadata.uid }],
  });
  const made = kube.put({
    ...query,
    spec: { replicas: 1 },
    status: { observedGeneration: 9, replicas: 1, updatedReplicas: 1 },
  });
  const set = kube.put({ apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: owned(made, 'query-1') });
  const pod = kube.put({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: owned(set, 'query-1-x'),
    spec: { nodeName: 'n', containers: [{ name: 'c', image: 'i' }] },
    status: {
      phase: 'Pending',
      containerStatuses: [{ name: 'c', ready: false, state: { waiting: { reason: 'ContainerCreating' } } }],
    },
  });
  kube.put({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'n' } });
  kube.put({
    ...object('v1', 'Event', 'e'),
    involvedObject: { uid: pod.metadata.uid },
    reason: 'FailedMount',
    message: 'MountVolume.SetUp failed for volume "tls" : secret "tls" not found',
    type: 'Warning',
  });
  assert.deepEqual(await told(kube, [query]), [
    'Deployment query: 0 of 1 ready, pod query-1-x: there is no Secret tls (stuck)',
  ]);
});

test('kinds that only explain may be refused; kinds that are asked for may not', async () => {
  const forbid = (kind: string) =>
    fakeKube('hub', {
      objects: [object('apps/v1', 'Deployment', 'query', { status: {} })],
      fault: ({ verb, what }) => {
        if (verb !== 'list' || !what.startsWith(kind)) return null;
        const outcome = refused('forbidden', `No ${kind} for you.`, { status: 403 });
        return outcome.ok ? null : outcome.refusal;
      },
    });
  assert.deepEqual(await told(forbid('Pod'), [query]), ['Deployment query: no controller has seen it yet']);
  const states = await stateOf(forbid('Deployment'), [query]);
  assert.deepEqual(states, {
    ok: false,
    refusal: { kind: 'forbidden', message: 'No Deployment for you.', status: 403, conflicts: [] },
  });
});
