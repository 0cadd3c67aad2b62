import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { uploadingPrometheus } from '../testing/manifests.ts';
import { replicaLabel } from './replica-label.ts';

const query = `apiVersion: apps/v1
kind: Deployment
metadata: {name: query, namespace: monitoring}
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: thanos
          image: quay.io/thanos/thanos:v0.42.4
          args: [query, --query.replica-label=a, --query.replica-label=b]
`;

test('another replica label, or none, splits streams', () => {
  assert.deepEqual(
    judged(
      replicaLabel,
      uploadingPrometheus,
      uploadingPrometheus.replace(
        'replicas: 1',
        `replicas: 1
  replicaExternalLabelName: replica`,
      ),
    ),
    [
      [
        'splits history',
        'Prometheus monitoring/k8s',
        'spec',
        '`k8s` of `hub` tells its replicas apart by `replica`, before by `prometheus_replica`',
      ],
    ],
  );
  assert.deepEqual(
    judged(
      replicaLabel,
      uploadingPrometheus,
      uploadingPrometheus.replace(
        'replicas: 1',
        `replicas: 1
  replicaExternalLabelName: ''`,
      ),
    ),
    [
      [
        'splits history',
        'Prometheus monitoring/k8s',
        'spec',
        '`k8s` of `hub` tells its replicas apart by nothing, before by `prometheus_replica`',
      ],
    ],
  );
});

test('a querier that deduplicates a label no more shows old blocks twice; one more is no trouble', () => {
  assert.deepEqual(judged(replicaLabel, query, query.replace(', --query.replica-label=b', '')), [
    [
      'needs order',
      'Deployment monitoring/query',
      'spec.template.spec.containers[0]',
      'Thanos Query `query` of `hub` no longer deduplicates `b`',
    ],
  ]);
  assert.deepEqual(
    judged(replicaLabel, query, query.replace('replica-label=b', 'replica-label=b, --query.replica-label=c')),
    [],
  );
});
