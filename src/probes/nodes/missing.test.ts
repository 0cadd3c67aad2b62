import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused } from '../../cluster/outcome.ts';
import { liveIn, nodeObject, told } from '../testing/preflight-live.ts';
import { missing } from './missing.ts';

const over =
  'clusters: [{id: hub, nodes: [{name: a, address: 10.0.0.1}, {name: b, address: 10.0.0.2}, {name: c, address: 10.0.0.3}, {name: d, address: 10.0.0.4}]}]';
const nodes = [
  nodeObject('a', '10.0.0.1'),
  nodeObject('ip-2', '10.0.0.2', { conditions: [{ type: 'Ready', status: 'False', message: 'no network' }] }),
  nodeObject('c', '10.0.0.9'),
  nodeObject('spare', '10.0.0.8'),
];

test('nodes are found by name or address; one that is gone, elsewhere or not ready is told, one more is a note', async () => {
  assert.deepEqual(await told(missing, liveIn({ over, clusters: { hub: { objects: nodes } } })), [
    'node a is there, at 10.0.0.1, and ready: Node a, ready',
    'error Node b: Node `ip-2` of `hub` is not ready: no network | Look at `kubectl --context hub describe node ip-2`',
    'error Node c: Node `c` of `hub` is at 10.0.0.9, and the fleet file says 10.0.0.3 | Correct the address in the fleet file: node ports are called there',
    'error Node d: `hub` has no node `d` and none at 10.0.0.4: it has a, c, ip-2, spare',
    'note Node spare: `hub` has 1 node that the fleet file does not: spare | Add them to `nodes`, so that capacity and network are planned with them',
  ]);
});

test('where nodes may not be listed, that is said once', async () => {
  const refusal = refused('forbidden', 'The credentials for `hub` may not list nodes.');
  const fault = () => (refusal.ok ? null : refusal.refusal);
  assert.deepEqual(await told(missing, liveIn({ clusters: { hub: { fault } } })), [
    'error Node *: The credentials for `hub` may not list nodes.',
  ]);
});
