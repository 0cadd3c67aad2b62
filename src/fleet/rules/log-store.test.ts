import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { logStore } from './log-store.ts';

function withLogs(hub: string, edge = '{mode: none}') {
  return told(
    logStore,
    `objectStores: {s3: {buckets: {logs: lines}}}
logs: {objectStore: s3, keep: {search: 14d, archive: 180d}}
clusters: [{id: hub, logs: ${hub}}, {id: edge, logs: ${edge}}]`,
  );
}

test('an OpenSearch of the operator has three managers', () => {
  assert.deepEqual(withLogs('{mode: local, store: {managers: 1}}'), [
    {
      path: 'clusters.0.logs.store.managers',
      severity: 'error',
      message: 'The OpenSearch of `hub` has 1 manager, and the operator needs three',
      fix: 'Set `managers: 3` with the `data` nodes that you need, or leave both out for a single node.',
    },
  ]);
});

test('a single node has no further data nodes', () => {
  assert.deepEqual(withLogs('{mode: local, store: {data: 3}}'), [
    {
      path: 'clusters.0.logs.store.data',
      severity: 'error',
      message: '`hub` asks for 3 data nodes and for no managers, with which its OpenSearch is a single node',
      fix: 'Set `managers: 3` with the `data` nodes that you need, or leave both out for a single node.',
    },
  ]);
});

test('more managers than the three that are needed have nodes of their own', () => {
  assert.deepEqual(withLogs('{mode: none}', '{mode: local, store: {managers: 9, data: 2}}'), [
    {
      path: 'clusters.1.logs.store.managers',
      severity: 'warning',
      message: '`edge` has 1 node for 9 managers: with a node that is lost more than one of them is',
      fix: 'Lower `managers` to 3, or add nodes.',
    },
  ]);
});

test('what is written and changes nothing is said', () => {
  const fix = 'Take the field away, or give the cluster the role and mode to which it belongs.';
  const forwards = withLogs('{mode: local}', '{mode: forward, store: {managers: 3}, aggregator: 2}');
  assert.deepEqual(forwards, [
    {
      path: 'clusters.1.logs.store',
      severity: 'warning',
      message: '`logs.store` of `edge` is without effect, because its lines go to the hub',
      fix,
    },
    {
      path: 'clusters.1.logs.aggregator',
      severity: 'warning',
      message: '`logs.aggregator` of `edge` is without effect, because its lines go to the hub',
      fix,
    },
  ]);
  assert.deepEqual(
    withLogs('{mode: none, aggregator: 1}', '{mode: local, aggregator: 1}').map(({ message }) => message),
    [
      '`logs.aggregator` of `hub` is without effect, because it keeps no logs',
      '`logs.aggregator` of `edge` is without effect, because lines are forwarded to the hub only, and it is an edge',
    ],
  );
});

test('nothing is said of what is right', () => {
  for (const logs of [
    '{mode: none}',
    '{mode: local}',
    '{mode: local, store: {managers: 3, data: 3}, aggregator: 2}',
    '{mode: local, store: {dashboards: 0}}',
  ])
    assert.deepEqual(withLogs(logs), [], logs);
  assert.deepEqual(
    withLogs('{mode: local}', '{mode: local, store: {managers: 3, data: 1}}'),
    [],
    'a trial on one node',
  );
});
