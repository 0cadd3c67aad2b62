import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { nodeAddressTwice } from './node-address-twice.ts';

test('an address belongs to one node of the whole fleet', () => {
  assert.deepEqual(
    told(
      nodeAddressTwice,
      'clusters: [{id: edge, nodes: [{name: a, address: 10.0.1.1}, {name: b, address: 10.0.0.2}, {name: c, address: 10.0.1.1}]}]',
    ),
    [
      {
        path: 'clusters.1.nodes.1.address',
        severity: 'error',
        message: '10.0.0.2 is already the address of `hub-2` of `hub`',
        fix: nodeAddressTwice.fix,
      },
      {
        path: 'clusters.1.nodes.2.address',
        severity: 'error',
        message: '10.0.1.1 is already the address of `a` of `edge`',
        fix: nodeAddressTwice.fix,
      },
    ],
  );
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(
      nodeAddressTwice,
      'clusters: [{id: edge, nodes: [{name: a, address: 10.0.1.1}, {name: b, address: 10.0.1.2}]}]',
    ),
    [],
    'every node its own address',
  );
});
