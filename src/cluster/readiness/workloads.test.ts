import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../kube/objects.ts';
import { condition, event, live, podOf, said } from './testing/live.ts';

const set = live('apps/v1 StatefulSet', 'thanos-store', {
  metadata: { generation: 2 },
  spec: { replicas: 2 },
  status: { observedGeneration: 2, replicas: 2, readyReplicas: 1, updateRevision: 'b', currentRevision: 'b' },
});
const up = podOf(set, 'thanos-store-0');

test('a pod of a StatefulSet whose claim is not bound is told with the claim and why', () => {
  const pod = podOf(set, 'thanos-store-1', undefined, {
    spec: {
      nodeName: undefined,
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data-thanos-store-1' } }],
    },
    status: {
      phase: 'Pending',
      conditions: [
        condition(
          'PodScheduled',
          'False',
          'Unschedulable',
          '0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
        ),
      ],
    },
  });
  const claim = live('v1 PersistentVolumeClaim', 'data-thanos-store-1', {
    spec: { storageClassName: 'fast' },
    status: { phase: 'Pending' },
  });
  const fast = live('storage.k8s.io/v1 StorageClass', 'fast', { provisioner: 'example.com/disk' });
  assert.equal(
    said(set, [up, pod, claim]),
    'StatefulSet thanos-store: 1 of 2 ready, pod thanos-store-1: unbound PVC data-thanos-store-1',
  );
  assert.equal(
    said(set, [up, pod, claim], ['StorageClass']),
    'StatefulSet thanos-store: 1 of 2 ready, pod thanos-store-1: unbound PVC data-thanos-store-1: there is no StorageClass fast (stuck)',
  );
  assert.equal(
    said(set, [up, pod, claim, fast, event(claim, 'ProvisioningFailed', 'the array is full.')]),
    'StatefulSet thanos-store: 1 of 2 ready, pod thanos-store-1: unbound PVC data-thanos-store-1: provisioning failed: the array is full',
  );
  // What the scheduler says once it has waited 10 min for a provisioner.
  const late = podOf(set, 'thanos-store-1', undefined, {
    spec: {
      nodeName: undefined,
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data-thanos-store-1' } }],
    },
    status: {
      phase: 'Pending',
      conditions: [
        condition(
          'PodScheduled',
          'False',
          'SchedulerError',
          'running PreBind plugin "VolumeBinding": binding volumes: context deadline exceeded',
        ),
      ],
    },
  });
  assert.equal(
    said(set, [up, late, claim, fast, event(claim, 'ExternalProvisioning', 'Waiting for a volume …')]),
    'StatefulSet thanos-store: 1 of 2 ready, pod thanos-store-1: unbound PVC data-thanos-store-1: its provisioner example.com/disk has not made a volume yet',
  );
  assert.equal(
    said(set, [up, pod], ['PersistentVolumeClaim']),
    'StatefulSet thanos-store: 1 of 2 ready, pod thanos-store-1: there is no PVC data-thanos-store-1 (stuck)',
  );
});

test('a StatefulSet whose controller has not seen its change is not ready, whatever its counts say', () => {
  const ready = { replicas: 2, readyReplicas: 2, availableReplicas: 2, updateRevision: 'b', currentRevision: 'b' };
  const at = (observedGeneration: number | undefined, more = {}): string =>
    said(
      live('apps/v1 StatefulSet', 's', {
        metadata: { generation: 4 },
        spec: { replicas: 2, updateStrategy: { rollingUpdate: { partition: 0 } } },
        status: { ...ready, ...(observedGeneration === undefined ? {} : { observedGeneration }), ...more },
      }),
    );
  assert.equal(at(4), 'ready');
  assert.equal(at(3), 'StatefulSet s: generation 4 is not observed yet, 3 is');
  assert.equal(at(undefined), 'StatefulSet s: no controller has seen it yet');
  assert.equal(at(4, { currentRevision: 'a', updatedReplicas: 1 }), 'StatefulSet s: 1 of 2 updated');
  assert.equal(at(4, { availableReplicas: 1 }), 'StatefulSet s: 2 of 2 ready, 1 for its minReadySeconds');
  assert.equal(at(4, { replicas: 3 }), 'StatefulSet s: 3 pods where 2 are asked for');
});

test('a broken pod of an older revision that holds an ordered update back is named, as only its deletion helps', () => {
  const old = podOf(
    set,
    'thanos-store-1',
    { state: { waiting: { reason: 'InvalidImageName' } } },
    {
      labels: { 'controller-revision-hash': 'a' },
    },
  );
  assert.equal(
    said(set, [up, old]),
    'StatefulSet thanos-store: 1 of 2 ready, pod thanos-store-1: image quay.io/x/y:v1 has no valid name, pod thanos-store-1 is of an older revision and holds the update back until it is deleted (in this cluster: `kubectl -n m delete pod thanos-store-1`) (stuck)',
  );
});

test('pods that the API server refuses are told with its words, until one is taken', () => {
  const short = live('apps/v1 StatefulSet', 's', {
    metadata: { generation: 1 },
    spec: { replicas: 1 },
    status: { observedGeneration: 1, replicas: 0 },
  });
  const quota = event(
    short,
    'FailedCreate',
    'Create Pod s-0 in StatefulSet s failed error: pods "s-0" is forbidden: exceeded quota: q, requested: cpu=1, used: cpu=4, limited: cpu=4',
  );
  assert.equal(
    said(short, [quota]),
    'StatefulSet s: 0 of 1 ready, its pods are refused: pods "s-0" is forbidden: exceeded quota: q, requested: cpu=1, used: cpu=4, limited: cpu=4 (stuck)',
  );
  assert.equal(
    said(short, [quota, event(short, 'SuccessfulCreate', 'create Pod s-0 in StatefulSet s successful', '', 2)]),
    'StatefulSet s: 0 of 1 ready',
  );
  const webhook = event(
    short,
    'FailedCreate',
    'create Pod s-0 in StatefulSet s failed error: Internal error occurred: failed calling webhook "w": connection refused',
  );
  assert.equal(
    said(short, [webhook]),
    'StatefulSet s: 0 of 1 ready, its pods are refused: Internal error occurred: failed calling webhook "w": connection refused',
  );
});

const deployment = (status: JsonObject, spec: JsonObject = {}) =>
  live('apps/v1 Deployment', 'query', {
    metadata: { generation: 1 },
    spec: { replicas: 2, ...spec },
    status: { observedGeneration: 1, ...status },
  });

test('a Deployment is told by what it waits for: new pods, old pods, readiness, time', () => {
  const all = { replicas: 2, updatedReplicas: 2, readyReplicas: 2, availableReplicas: 2 };
  assert.equal(said(deployment(all)), 'ready');
  assert.equal(said(deployment({})), 'Deployment query: 0 of 2 ready');
  assert.equal(said(deployment({ ...all, replicas: 3, updatedReplicas: 1 })), 'Deployment query: 1 of 2 updated');
  assert.equal(said(deployment({ ...all, replicas: 3 })), 'Deployment query: 1 pod of an older ReplicaSet still up');
  assert.equal(said(deployment({ ...all, readyReplicas: 1 })), 'Deployment query: 1 of 2 ready');
  assert.equal(
    said(deployment({ ...all, availableReplicas: 0 })),
    'Deployment query: 2 of 2 ready, 0 for its minReadySeconds',
  );
  assert.equal(
    said(deployment({ ...all, updatedReplicas: 0, replicas: 2 }, { paused: true })),
    'Deployment query: 0 of 2 updated, it is paused (stuck)',
  );
  assert.equal(said(deployment({}, { replicas: 0 })), 'ready');
});

test('a Deployment names the cause that its pods have, once for all that have the same', () => {
  const object = deployment(
    {
      replicas: 5,
      updatedReplicas: 5,
      conditions: [condition('Progressing', 'False', 'ProgressDeadlineExceeded', 'timed out')],
    },
    { replicas: 5 },
  );
  const rs = live('apps/v1 ReplicaSet', 'query-1', { owner: object });
  const state = { state: { waiting: { reason: 'CreateContainerConfigError', message: 'secret "s3" not found' } } };
  const pods = ['a', 'b', 'c', 'd', 'e'].map((name) => podOf(rs, name, state));
  assert.equal(
    said(object, [rs, ...pods]),
    'Deployment query: 0 of 5 ready, pods a, b, c and 2 more: there is no Secret s3 (stuck)',
  );
  assert.equal(said(object), 'Deployment query: 0 of 5 ready, past its progress deadline (stuck)');
});

test('a Deployment whose pods are refused is told by its condition', () => {
  const object = deployment({
    conditions: [
      condition(
        'ReplicaFailure',
        'True',
        'FailedCreate',
        'pods "q-" is forbidden: error looking up service account m/q: serviceaccount "q" not found',
      ),
    ],
  });
  assert.equal(
    said(object),
    'Deployment query: 0 of 2 ready, its pods are refused: pods "q-" is forbidden: error looking up service account m/q: serviceaccount "q" not found (stuck)',
  );
});

test('a DaemonSet counts the nodes that it is meant for; one that is meant for none is ready', () => {
  const daemon = (status: JsonObject, type = 'RollingUpdate') =>
    live('apps/v1 DaemonSet', 'fluent-bit', {
      metadata: { generation: 1 },
      spec: { updateStrategy: { type } },
      status: { observedGeneration: 1, ...status },
    });
  const up3 = { desiredNumberScheduled: 3, numberReady: 3, numberAvailable: 3, updatedNumberScheduled: 3 };
  assert.equal(said(daemon(up3)), 'ready');
  assert.equal(said(daemon({ desiredNumberScheduled: 0, numberReady: 0 })), 'ready');
  assert.equal(said(daemon({})), 'DaemonSet fluent-bit: no controller has seen it yet');
  assert.equal(said(daemon({ ...up3, updatedNumberScheduled: 1 })), 'DaemonSet fluent-bit: 1 of 3 updated');
  assert.equal(said(daemon({ ...up3, updatedNumberScheduled: 1 }, 'OnDelete')), 'ready');
  const two = daemon({ ...up3, numberReady: 2 });
  const lost = live('v1 Node', 'n', {
    status: {
      conditions: [condition('Ready', 'Unknown', 'NodeStatusUnknown', 'Kubelet stopped posting node status.')],
    },
  });
  assert.equal(
    said(two, [podOf(two, 'fluent-bit-x'), lost]),
    'DaemonSet fluent-bit: 2 of 3 ready, pod fluent-bit-x: its node n is not ready: Kubelet stopped posting node status',
  );
});

test('a Job is ready once it is complete, and stuck once it has failed', () => {
  const job = (status: JsonObject, spec: JsonObject = {}) => live('batch/v1 Job', 'indices', { spec, status });
  assert.equal(said(job({ succeeded: 1, conditions: [condition('Complete', 'True')] })), 'ready');
  assert.equal(said(job({ active: 1 })), 'Job indices: 0 of 1 done, 1 pod runs');
  assert.equal(said(job({}, { suspend: true })), 'Job indices: it is suspended (stuck)');
  const failed = job({
    conditions: [condition('Failed', 'True', 'BackoffLimitExceeded', 'Job has reached the specified backoff limit')],
  });
  const pod = podOf(
    failed,
    'indices-x',
    { state: { terminated: { exitCode: 7, reason: 'Error' } } },
    {
      status: { phase: 'Failed' },
    },
  );
  assert.equal(
    said(failed, [pod]),
    'Job indices: failed: Job has reached the specified backoff limit, pod indices-x: container c ended with exit code 7 (stuck)',
  );
});
