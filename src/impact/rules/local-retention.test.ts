import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { localRetention } from './local-retention.ts';

const prom = `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: monitoring}
spec:
  replicas: 1
  retention: 1d
  externalLabels: {cluster: edge-1}
  thanos: {image: 'quay.io/thanos/thanos:v0.42.4', objectStorageConfig: {name: objstore, key: objstore.yml}}
`;
const alone = `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: monitoring}
spec:
  retention: 15d
`;
const receive = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: receive, namespace: monitoring}
spec:
  replicas: 3
  template:
    spec:
      containers:
        - name: thanos
          image: quay.io/thanos/thanos:v0.42.4
          args: [receive, '--label=region="eu"', '--objstore.config={type: S3, config: {bucket: m, endpoint: s3.example.com}}', --tsdb.retention=1d]
`;

test('what uploads nothing loses the ages that it no longer keeps', () => {
  assert.deepEqual(judged(localRetention, alone, alone.replace('15d', '7d')), [
    [
      'loses 7d to 15d',
      'Prometheus monitoring/k8s',
      'spec',
      '`k8s` of `hub` keeps its own blocks for 7d instead of 15d',
    ],
  ]);
});

test('what uploads loses time to survive an outage in', () => {
  assert.deepEqual(judged(localRetention, prom, prom.replace('retention: 1d', 'retention: 6h')), [
    [
      'needs order',
      'Prometheus monitoring/k8s',
      'spec',
      '`k8s` of `hub` keeps its own blocks for 6h instead of 24h: an object store that is away for longer than 4h58m30s now loses samples',
    ],
  ]);
  assert.deepEqual(judged(localRetention, receive, receive.replace('=1d', '=4h')), [
    [
      'needs order',
      'StatefulSet monitoring/receive',
      'spec.template.spec.containers[0]',
      '`receive` of `hub` keeps its own blocks for 4h instead of 24h: an object store that is away for longer than 59m30s now loses samples',
    ],
  ]);
});

test('a longer retention loses nothing', () => {
  assert.deepEqual(judged(localRetention, alone, alone.replace('15d', '30d')), []);
});
