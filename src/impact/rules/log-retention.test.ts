import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { collector, logStore } from '../testing/manifests.ts';
import { logRetention } from './log-retention.ts';

const archive = `apiVersion: opensearch.org/v1
kind: OpenSearchCluster
metadata: {name: logs, namespace: logging}
spec:
  general: {serviceName: logs, snapshotRepositories: [{name: archive, type: s3, settings: {bucket: old, base_path: hub}}], additionalConfig: {s3.client.default.endpoint: s3.example.com}}
  nodePools:
    - {component: data, replicas: 3, diskSize: 50Gi, roles: [data]}
`;
const store = `${logStore}---
apiVersion: opensearch.org/v1
kind: OpenSearchISMPolicy
metadata: {name: logs, namespace: logging}
spec:
  opensearchCluster: {name: logs}
  policyId: logs
  description: logs
  defaultState: hot
  ismTemplate: {indexPatterns: ["logs-*"], priority: 1}
  states:
    - name: hot
      actions: []
      transitions: [{stateName: delete, conditions: {minIndexAge: 14d}}]
    - name: delete
      actions: [{delete: {}}]
      transitions: []
${collector}`;

test('indices of the ages between go at once', () => {
  assert.deepEqual(judged(logRetention, store, store.replace('minIndexAge: 14d', 'minIndexAge: 7d')), [
    [
      'loses 7d to 14d',
      'OpenSearchISMPolicy logging/logs',
      'spec',
      '`logs-*` of `hub` is deleted at 7d instead of 14d',
    ],
  ]);
});

test('an archive that moves to another bucket or folder leaves its snapshots behind', () => {
  assert.deepEqual(judged(logRetention, archive, archive.replace('bucket: old', 'bucket: new')), [
    [
      'splits history',
      'OpenSearchCluster logging/logs',
      'spec.general.snapshotRepositories[0]',
      'The archive `archive` of `hub` moves from `hub` in the bucket `old` to `hub` in the bucket `new`',
    ],
  ]);
  assert.deepEqual(judged(logRetention, archive, archive.replace('base_path: hub', 'base_path: all')), [
    [
      'splits history',
      'OpenSearchCluster logging/logs',
      'spec.general.snapshotRepositories[0]',
      'The archive `archive` of `hub` moves from `hub` in the bucket `old` to `all` in the bucket `old`',
    ],
  ]);
});

test('a policy that begins to delete does so too, and one that deletes later loses nothing', () => {
  assert.deepEqual(
    judged(logRetention, store.replace('minIndexAge: 14d', 'minIndexAge: 14d, minDocCount: 5'), store),
    [],
  );
  assert.deepEqual(judged(logRetention, store, store.replace('minIndexAge: 14d', 'minIndexAge: 30d')), []);
});
