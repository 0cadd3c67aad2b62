import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { thanos, uploadingPrometheus } from '../testing/manifests.ts';
import { restart } from './restart.ts';

const dep = `apiVersion: apps/v1
kind: Deployment
metadata: {name: query, namespace: monitoring}
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: thanos
          image: quay.io/thanos/thanos:v0.42.4
          args: [query]
`;
const single = thanos('compact', 1, 'compact');
const stateful = thanos('store', 3, 'store');
const daemon = `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: monitoring}
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: thanos
          image: quay.io/thanos/thanos:v0.42.4
          args: [sidecar]
`;

test('a Deployment is rolled, one of Recreate stops first', () => {
  assert.deepEqual(judged(restart, dep, dep.replace('[query]', '[query, --log.level=debug]')), [
    [
      'restart',
      'Deployment monitoring/query',
      'spec.template.spec.containers[0].args[1]',
      'Deployment monitoring/query of `hub` changes `spec.template.spec.containers[thanos].args[1]`: its 2 pods are replaced, new ones first',
    ],
  ]);
  assert.deepEqual(
    judged(
      restart,
      dep.replace(
        'replicas: 2',
        `replicas: 2
  strategy: {type: Recreate}`,
      ),
      dep
        .replace(
          'replicas: 2',
          `replicas: 2
  strategy: {type: Recreate}`,
        )
        .replace('v0.42.4', 'v0.42.5'),
    ),
    [
      [
        'restart',
        'Deployment monitoring/query',
        'spec.template.spec.containers[0].image',
        'Deployment monitoring/query of `hub` changes `spec.template.spec.containers[thanos].image`: all its 2 pods stop before new ones start',
      ],
    ],
  );
});

test('pods of a StatefulSet and a DaemonSet start anew one after the other; a single one leaves a gap', () => {
  assert.deepEqual(judged(restart, single, single.replace('[compact]', '[compact, --wait]')), [
    [
      'restart',
      'StatefulSet monitoring/compact',
      'spec.template.spec.containers[0].args[1]',
      'StatefulSet monitoring/compact of `hub` changes `spec.template.spec.containers[thanos].args[1]`: its only pod stops and starts anew',
    ],
  ]);
  assert.deepEqual(judged(restart, stateful, stateful.replace('v0.42.4', 'v0.42.5')), [
    [
      'restart',
      'StatefulSet monitoring/store',
      'spec.template.spec.containers[0].image',
      'StatefulSet monitoring/store of `hub` changes `spec.template.spec.containers[thanos].image`: its 3 pods start anew, one after the other',
    ],
  ]);
  assert.deepEqual(judged(restart, daemon, daemon.replace('v0.42.4', 'v0.42.5')), [
    [
      'restart',
      'DaemonSet monitoring/agent',
      'spec.template.spec.containers[0].image',
      'DaemonSet monitoring/agent of `hub` changes `spec.template.spec.containers[thanos].image`: its pods start anew, node by node',
    ],
  ]);
});

test('with OnDelete nothing starts anew by itself', () => {
  assert.deepEqual(
    judged(
      restart,
      stateful.replace(
        'replicas: 3',
        `replicas: 3
  updateStrategy: {type: OnDelete}`,
      ),
      stateful
        .replace(
          'replicas: 3',
          `replicas: 3
  updateStrategy: {type: OnDelete}`,
        )
        .replace('v0.42.4', 'v0.42.5'),
    ),
    [
      [
        'restart',
        'StatefulSet monitoring/store',
        'spec.template.spec.containers[0].image',
        'StatefulSet monitoring/store of `hub` changes `spec.template.spec.containers[thanos].image`: nothing starts anew until its pods are deleted',
      ],
    ],
  );
});

test('what the operator reloads is no restart, what it puts into pods is', () => {
  assert.deepEqual(
    judged(
      restart,
      uploadingPrometheus,
      uploadingPrometheus.replace(
        'replicas: 1',
        `replicas: 1
  scrapeInterval: 15s`,
      ),
    ),
    [],
  );
  assert.deepEqual(
    judged(restart, uploadingPrometheus, uploadingPrometheus.replace('retention: 1d', 'retention: 2d')),
    [
      [
        'restart',
        'Prometheus monitoring/k8s',
        'spec.retention',
        'Prometheus monitoring/k8s of `hub` changes `spec.retention`: its only pod stops and starts anew',
      ],
    ],
  );
});
