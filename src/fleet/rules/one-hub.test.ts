import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { oneHub } from './one-hub.ts';

test('a fleet without a hub', () => {
  assert.deepEqual(told(oneHub, 'clusters: [{id: hub, role: edge}]'), [
    { path: 'clusters', severity: 'error', message: 'No cluster has the role `hub`', fix: oneHub.fix },
  ]);
});

test('a fleet with two hubs', () => {
  assert.deepEqual(told(oneHub, 'clusters: [{id: edge, role: hub}]'), [
    { path: 'clusters.1.role', severity: 'error', message: '`edge` is a second hub beside `hub`', fix: oneHub.fix },
  ]);
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(
      oneHub,
      'clusters: [{id: store, role: storage, nodes: [{name: s, address: 10.0.2.1}], metrics: {mode: none}}]',
    ),
    [],
    'a fleet with one hub, edges and a store',
  );
});
