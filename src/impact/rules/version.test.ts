import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { logStore, thanos } from '../testing/manifests.ts';
import { version } from './version.ts';

const store = thanos('store', 1, 'store');
const prom = `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: monitoring}
spec:
  version: v3.14.0
`;
const charts = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
helmCharts:
  - {name: longhorn, releaseName: longhorn, namespace: longhorn-system, version: 1.9.2, valuesInline: {}}
`;
const digest = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: p, namespace: monitoring}
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: thanos
          image: quay.io/prometheus/prometheus:v2.53.0
          args: [--storage.tsdb.path=/data]
`;

test('what refuses to go back is said, with the loss', () => {
  assert.deepEqual(judged(version, logStore, logStore.replace('3.6.0', '3.5.0')), [
    [
      'impossible in place, with loss',
      'OpenSearchCluster logging/logs',
      'spec.general.version',
      'OpenSearch goes back from 3.6.0 to 3.5.0 in `hub`',
    ],
  ]);
  assert.deepEqual(judged(version, prom, prom.replace('v3.14.0', 'v2.54.1')), [
    [
      'impossible in place, with loss',
      'Prometheus monitoring/k8s',
      'spec.version',
      'Prometheus goes back from v3.14.0 to v2.54.1 in `hub`',
    ],
  ]);
  assert.deepEqual(judged(version, charts, charts.replace('1.9.2', '1.8.0')), [
    ['impossible in place, with loss', 'chart longhorn', 'version', 'Longhorn goes back from 1.9.2 to 1.8.0 in `hub`'],
  ]);
});

test('what merely may not go back is said more softly', () => {
  assert.deepEqual(judged(version, store, store.replace('v0.42.4', 'v0.41.0')), [
    [
      'needs order',
      'StatefulSet monitoring/store',
      'spec.template.spec.containers[0].image',
      'Thanos goes back from v0.42.4 to v0.41.0 in `hub`',
    ],
  ]);
  assert.deepEqual(judged(version, prom, prom.replace('v3.14.0', 'v3.13.0')), [
    [
      'needs order',
      'Prometheus monitoring/k8s',
      'spec.version',
      'Prometheus goes back from v3.14.0 to v3.13.0 in `hub`',
    ],
  ]);
});

test('versions on the way, and what each brings, are steps', () => {
  assert.deepEqual(judged(version, charts, charts.replace('1.9.2', '1.12.1')), [
    ['irreversible', 'chart longhorn', 'version', 'Longhorn goes from 1.9.2 to 1.12.1 in `hub`'],
  ]);
  assert.deepEqual(judged(version, logStore.replace('3.6.0', '2.15.0'), logStore), [
    [
      'irreversible',
      'OpenSearchCluster logging/logs',
      'spec.general.version',
      'OpenSearch goes from 2.15.0 to 3.6.0 in `hub`',
    ],
  ]);
  assert.deepEqual(judged(version, store.replace('v0.42.4', 'v0.32.0'), store), [
    [
      'needs order',
      'StatefulSet monitoring/store',
      'spec.template.spec.containers[0].image',
      'Thanos goes from v0.32.0 to v0.42.4 in `hub`',
    ],
  ]);
});

test('a step to the next version with nothing to be known is only a restart', () => {
  assert.deepEqual(judged(version, store, store.replace('v0.42.4', 'v0.42.5')), []);
  assert.deepEqual(judged(version, digest, digest.replace('v2.53.0', 'v2.53.1')), []);
});
