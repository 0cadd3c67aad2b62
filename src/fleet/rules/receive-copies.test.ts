import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { receiveCopies } from './receive-copies.ts';

test('there are as many ingesters as copies', () => {
  assert.deepEqual(
    told(
      receiveCopies,
      `metrics: {receive: {replicas: 2}}
clusters: [{id: edge, metrics: {mode: agent}}]`,
    ),
    [
      {
        path: 'metrics.receive.replication',
        severity: 'error',
        message: '`replication: 3` asks for more copies than there are ingesters (`replicas: 2`)',
        fix: 'Set `replicas` to 3 or more, or `replication` to 2.',
      },
    ],
  );
});

test('a majority of the copies is left when the promised number is away', () => {
  assert.deepEqual(
    told(
      receiveCopies,
      `metrics: {survive: {receivers: 2}}
clusters: [{id: edge, metrics: {mode: agent}}]`,
    ),
    [
      {
        path: 'metrics.survive.receivers',
        severity: 'error',
        message: '`survive.receivers: 2` is promised, but with `replication: 3` writes stand the loss of 1',
        fix: 'Set `metrics.receive.replication` to 5, with as many ingesters.',
      },
    ],
  );
});

test('two copies promise nothing', () => {
  assert.deepEqual(
    told(
      receiveCopies,
      `metrics: {receive: {replication: 2}}
clusters: [{id: edge, metrics: {mode: agent}}]`,
    ),
    [
      {
        path: 'metrics.receive.replication',
        severity: 'warning',
        message: 'With `replication: 2` a write succeeds when one copy is stored, so a sample may have no second one',
        fix: 'Set `replication` to 3, or to 1 where one copy is enough.',
      },
    ],
  );
});

test('copies lie on different nodes', () => {
  assert.deepEqual(
    told(
      receiveCopies,
      'clusters: [{id: hub, nodes: [{name: hub-1, address: 10.0.0.1}]}, {id: edge, metrics: {mode: agent}}]',
    ),
    [
      {
        path: 'metrics.receive.replication',
        severity: 'warning',
        message: '3 copies of each sample lie on the one node of `hub`: a node that fails takes more than one of them',
        fix: 'Give the hub 3 nodes, or keep `replication: 1`.',
      },
    ],
  );
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(
      receiveCopies,
      `metrics: {receive: {replicas: 1, replication: 1}}
clusters: [{id: edge, metrics: {mode: agent}}]`,
    ),
    [],
    'one copy is a choice',
  );
  assert.deepEqual(
    told(
      receiveCopies,
      `metrics: {survive: {receivers: 1}}
clusters: [{id: edge, metrics: {mode: agent}}]`,
    ),
    [],
    'three copies stand the loss of one',
  );
  assert.deepEqual(
    told(receiveCopies, 'metrics: {receive: {replicas: 1, replication: 3}}'),
    [],
    'a fleet without agents has no ingesters',
  );
});
