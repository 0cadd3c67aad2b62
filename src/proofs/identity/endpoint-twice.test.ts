import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facing, healthy, proved } from '../testing/flows.ts';
import { endpointTwice } from './endpoint-twice.ts';

test('each store by one address, and each replica by one of its own, is asked once', () => {
  const flows = healthy();
  const edges = [
    ...flows.edges.filter((e) => e !== 'query queries sidecar'),
    'query queries sidecar 0',
    'query queries sidecar 1',
  ];
  assert.deepEqual(proved(endpointTwice, { ...flows, edges }), []);
});

test('a sidecar behind two node addresses is asked twice', () => {
  const flows = healthy();
  assert.deepEqual(facing(proved(endpointTwice, { ...flows, edges: [...flows.edges, 'query queries sidecar'] })), [
    ['querier query', 'Query `query` asks sidecar `sidecar` of `edge` by `sidecar` and by `sidecar`', null],
  ]);
});
