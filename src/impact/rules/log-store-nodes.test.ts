import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { logStoreNodes } from './log-store-nodes.ts';

const store = `apiVersion: opensearch.org/v1
kind: OpenSearchCluster
metadata: {name: logs, namespace: logging}
spec:
  general: {serviceName: logs}
  nodePools:
    - {component: managers, replicas: 3, diskSize: 50Gi, roles: [cluster_manager]}
    - {component: data, replicas: 3, diskSize: 50Gi, roles: [data, ingest]}
`;

test('data nodes are drained first; the last of them take everything with them', () => {
  assert.deepEqual(judged(logStoreNodes, store, store.replace('data, replicas: 3', 'data, replicas: 2')), [
    [
      'needs order',
      'OpenSearchCluster logging/logs',
      'spec.nodePools[1].replicas',
      'OpenSearchCluster logging/logs of `hub` has 2 instead of 3 data nodes `data`',
    ],
  ]);
  assert.deepEqual(
    judged(
      logStoreNodes,
      store,
      store.replace(
        `    - {component: data, replicas: 3, diskSize: 50Gi, roles: [data, ingest]}
`,
        '',
      ),
    ),
    [
      [
        'loses everything in it',
        'OpenSearchCluster logging/logs',
        'spec.nodePools[1].replicas',
        'OpenSearchCluster logging/logs of `hub` has 0 instead of 3 data nodes `data`',
      ],
    ],
  );
});

test('managers go one at a time', () => {
  assert.deepEqual(judged(logStoreNodes, store, store.replace('managers, replicas: 3', 'managers, replicas: 1')), [
    [
      'needs order',
      'OpenSearchCluster logging/logs',
      'spec.nodePools[0].replicas',
      'OpenSearchCluster logging/logs of `hub` has 1 instead of 3 managers `managers`',
    ],
  ]);
});

test('a role that is taken is drained too', () => {
  assert.deepEqual(judged(logStoreNodes, store, store.replace('[data, ingest]', '[ingest]')), [
    [
      'needs order',
      'OpenSearchCluster logging/logs',
      'spec.nodePools[1].replicas',
      'The nodes `data` of OpenSearchCluster logging/logs of `hub` are no longer `data`',
    ],
  ]);
});

test('more nodes are no trouble', () => {
  assert.deepEqual(judged(logStoreNodes, store, store.replace('data, replicas: 3', 'data, replicas: 5')), []);
});
