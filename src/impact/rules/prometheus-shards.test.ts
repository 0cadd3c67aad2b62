import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { prometheusShards } from './prometheus-shards.ts';

const alone = `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: monitoring}
spec:
  shards: 3
  retention: 1d
`;
const uploads = `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: monitoring}
spec:
  shards: 3
  retention: 1d
  externalLabels: {cluster: a}
  thanos: {image: 'quay.io/thanos/thanos:v0.42.4', objectStorageConfig: {name: objstore, key: objstore.yml}}
`;

test('fewer shards take with them what they have not uploaded, or all of it', () => {
  assert.deepEqual(judged(prometheusShards, alone, alone.replace('shards: 3', 'shards: 2')), [
    [
      'loses 0s to 24h',
      'Prometheus monitoring/k8s',
      'spec.shards',
      'Prometheus monitoring/k8s of `hub` goes from 3 to 2 shards: what the shards that go have not uploaded is lost',
    ],
  ]);
  assert.deepEqual(judged(prometheusShards, uploads, uploads.replace('shards: 3', 'shards: 1')), [
    [
      'loses 0s to 3h1m30s',
      'Prometheus monitoring/k8s',
      'spec.shards',
      'Prometheus monitoring/k8s of `hub` goes from 3 to 1 shards: what the shards that go have not uploaded is lost',
    ],
  ]);
});

test('more shards move targets and lose nothing', () => {
  assert.deepEqual(judged(prometheusShards, alone, alone.replace('shards: 3', 'shards: 4')), [
    [
      'restart',
      'Prometheus monitoring/k8s',
      'spec.shards',
      'Prometheus monitoring/k8s of `hub` goes from 3 to 4 shards: targets move, and one shard alone answers for a part of them',
    ],
  ]);
  assert.deepEqual(judged(prometheusShards, alone, alone.replace('retention: 1d', 'retention: 2d')), []);
});
