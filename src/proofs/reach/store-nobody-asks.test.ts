import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facing, healthy, proved } from '../testing/flows.ts';
import { storeNobodyAsks } from './store-nobody-asks.ts';

test('stores that Query has the address of are asked', () => {
  assert.deepEqual(proved(storeNobodyAsks, healthy()), []);
});

test('a sidecar that no querier knows is told', () => {
  const flows = healthy();
  const edges = flows.edges.filter((e) => e !== 'query queries sidecar');
  assert.deepEqual(facing(proved(storeNobodyAsks, { ...flows, edges })), [
    ['sidecar sidecar', 'No querier that the hub asks has the address of sidecar `sidecar` of `edge`', null],
  ]);
});

test('an edge is not blamed while a querier asks an address that was not understood, which may be its own', () => {
  const flows = healthy();
  const edges = flows.edges.filter((e) => e !== 'query queries sidecar');
  assert.deepEqual(proved(storeNobodyAsks, { ...flows, edges, unclear: ['query queries'] }), []);
});
