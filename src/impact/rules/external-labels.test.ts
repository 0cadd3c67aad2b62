import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { externalLabels } from './external-labels.ts';

const prom = `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: monitoring}
spec:
  replicas: 1
  retention: 1d
  externalLabels: {cluster: edge-1}
  thanos: {image: 'quay.io/thanos/thanos:v0.42.4', objectStorageConfig: {name: objstore, key: objstore.yml}}
`;
const ingester = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: receive, namespace: monitoring}
spec:
  replicas: 3
  template:
    spec:
      containers:
        - name: thanos
          image: quay.io/thanos/thanos:v0.42.4
          args: [receive, '--label=region="eu"', '--objstore.config={type: S3, config: {bucket: m, endpoint: s3.example.com}}']
`;

test('a label that changes, comes or goes splits what is stored from what comes', () => {
  assert.deepEqual(judged(externalLabels, prom, prom.replace('cluster: edge-1', 'cluster: berlin, region: eu')), [
    [
      'splits history',
      'Prometheus monitoring/k8s',
      'spec',
      'The Prometheus `k8s` of `hub` changes `cluster` from `edge-1` to `berlin`, `region` from nothing to `eu`',
    ],
  ]);
  assert.deepEqual(judged(externalLabels, ingester, ingester.replace('region="eu"', 'region="us"')), [
    [
      'splits history',
      'StatefulSet monitoring/receive',
      'spec.template.spec.containers[0]',
      'The ingester `receive` of `hub` changes `region` from `eu` to `us`',
    ],
  ]);
});

test('anything else of the producer leaves its identity alone', () => {
  assert.deepEqual(judged(externalLabels, prom, prom.replace('retention: 1d', 'retention: 2d')), []);
  assert.deepEqual(judged(externalLabels, ingester, ingester.replace('replicas: 3', 'replicas: 5')), []);
});
