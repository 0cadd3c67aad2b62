import assert from 'node:assert/strict';
import { test } from 'node:test';
import { liveIn, nodeObject, told } from '../testing/preflight-live.ts';
import { smaller } from './smaller.ts';

const over = 'clusters: [{id: hub, nodes: [{name: hub-1, address: 10.0.0.1, cpu: 8, memory: 32Gi, disk: 200Gi}]}]';
const seen = (capacity: object) =>
  told(smaller, liveIn({ over, clusters: { hub: { objects: [nodeObject('hub-1', '10.0.0.1', { capacity })] } } }));

test('a node must have what is declared, but for what machine and file system keep', async () => {
  assert.deepEqual(await seen({ cpu: '8', memory: '31Gi', 'ephemeral-storage': '190Gi' }), [
    'node hub-1 is as large as declared: cpu 8, memory 31Gi, disk 190Gi',
  ]);
  assert.deepEqual(await seen({ cpu: '4', memory: '31Gi', 'ephemeral-storage': '40Gi' }), [
    'warning Node hub-1: Node `hub-1` of `hub` has cpu 4 instead of 8, disk 40Gi instead of 200Gi',
  ]);
});

test('a node whose size nobody declared is not blamed', async () => {
  const objects = [nodeObject('hub-1', '10.0.0.1', { capacity: { cpu: '1' } })];
  assert.deepEqual(await told(smaller, liveIn({ clusters: { hub: { objects } } })), []);
});
