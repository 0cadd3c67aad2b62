import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/planned.ts';
import { volume } from './volume.ts';

test('a Prometheus that keeps more than its volume has is an error where its series are declared', () => {
  assert.deepEqual(
    found(volume, 'clusters: [{id: edge, load: {series: 1000000}, metrics: {keepLocal: 7d, volume: 20Gi}}]'),
    [
      {
        code: 'capacity/volume',
        severity: 'error',
        where: { cluster: 'edge', object: 'Prometheus monitoring/main', field: 'spec.storage' },
        message:
          'Prometheus monitoring/main of `edge` needs 40.1Gi for what its clusters bring, and its volume has 20Gi (prometheus-disk: (retention + 3 h) x samples/s x 2 B + 3 h of write-ahead log x samples/s x 5.5 B)',
        why: volume.why,
        fix: 'Raise `metrics.volume` of the cluster to 50Gi, keep for a shorter time, or bring less.',
        refs: ['C8', 'D19', 'E5', 'N05'],
        counterexample: null,
      },
    ],
  );
});

test('what only an estimate says is a warning, and says so', () => {
  const logs =
    'logs: {objectStore: s3, keep: {search: 14d, archive: 30d}}\nobjectStores: {s3: {buckets: {logs: lines}}}';
  assert.deepEqual(told(found(volume, `${logs}\nclusters: [{id: edge, logs: {mode: local}}]`)), [
    [
      'edge',
      'warning',
      'StatefulSet logging/opensearch of `edge` needs 580.1Gi for what its clusters are estimated to bring, and its volume has 50Gi (opensearch-disk: lines x (search + 1 day) x (1 + replicas) x 1.1 / 0.75 / data nodes)',
    ],
  ]);
});

test('a size limit keeps a Prometheus within its volume', () => {
  const edge = (limit: string): string =>
    `clusters: [{id: edge, load: {series: 1000000}, metrics: {keepLocal: 7d, volume: 20Gi${limit}}}]`;
  assert.deepEqual(found(volume, edge(', keepLocalSize: 17GiB')), []);
  assert.equal(found(volume, edge(', keepLocalSize: 19GiB')).length, 1);
});

/** What a fleet breaks by the objects that are too small. */
const objects = (fragment: string): readonly string[] =>
  found(volume, fragment).map(({ where }) => ('object' in where ? where.object : ''));

test('ingesters, the compactor, agents and a store that the fleet serves are held to what comes to them', () => {
  const agent = (series: number, more = ''): string =>
    `metrics: {survive: {hub: 12h}${more}}\nclusters: [{id: edge, load: {series: ${series}}, metrics: {mode: agent, volume: 10Gi}}]`;
  assert.deepEqual(objects(agent(100_000)), []);
  assert.deepEqual(objects(agent(900_000)), ['PrometheusAgent monitoring/agent']);
  assert.deepEqual(objects(agent(200_000, ', receive: {volume: 1Gi}, compactor: {volume: 5Gi}')), [
    'StatefulSet monitoring/thanos-compactor',
    'StatefulSet monitoring/thanos-receive-ingester',
  ]);
  const served = (size: string): string =>
    `objectStores: {s3: {provider: seaweedfs, endpoint: null, cluster: disks, volume: ${size}}}
clusters: [{id: disks, role: storage, nodes: [{name: d, address: 10.0.8.1}], metrics: {mode: none}}]`;
  assert.deepEqual(objects(served('1Ti')), []);
  assert.deepEqual(objects(served('20Gi')), ['StatefulSet object-store/seaweedfs']);
});
