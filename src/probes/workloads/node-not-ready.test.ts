import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saidOf } from '../testing/small-live.ts';
import { nodeNotReady } from './node-not-ready.ts';

const node = (name: string, conditions: readonly object[], spec = {}) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name },
  spec,
  status: { conditions },
});
const condition = (type: string, status: string, message = '') => ({ type, status, message });
const ready = [condition('MemoryPressure', 'False'), condition('Ready', 'True', 'kubelet is posting ready status')];

test('nodes that are gone, under pressure or cordoned are told', async () => {
  const objects = [
    node('a', ready),
    node('b', [condition('Ready', 'Unknown', 'Kubelet stopped posting node status.')]),
    node('c', [...ready, condition('DiskPressure', 'True', 'kubelet has disk pressure')]),
    node('d', ready, { unschedulable: true }),
  ];
  assert.deepEqual(await saidOf(nodeNotReady, { objects }), [
    'nodes: node a is ready: ready',
    '! nodes Node b: Node `b` is not ready: Kubelet stopped posting node status',
    '! nodes Node c: Node `c` has DiskPressure: kubelet has disk pressure',
    '! warning nodes Node d: Node `d` takes no new pods: somebody has cordoned it',
  ]);
});
