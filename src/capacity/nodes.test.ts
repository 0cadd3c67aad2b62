import assert from 'node:assert/strict';
import { test } from 'node:test';
import { double, assert as hold, property } from 'fast-check';
import { allocatable, byRequests, smallestNode } from './nodes.ts';
import { planned } from './testing/planned.ts';

const gibi = 1024 ** 3;

test('what a node has for pods is what GKE publishes for such a node', () => {
  // A node of 16 GiB: 1 + 0.8 + 0.8 GiB are kept, and 100 MiB; of 4 cores 60m + 10m + 10m.
  const { cpu, memory } = allocatable({ cpu: 4, memory: 16 * gibi });
  assert.deepEqual([cpu.toFixed(3), (memory / gibi).toFixed(3)], ['3.920', (16 - 2.6 - 100 / 1024).toFixed(3)]);
});

test('a larger node has more for pods, and never more than itself', () => {
  hold(
    property(double({ min: 0, max: 512, noNaN: true }), double({ min: 0, max: 64, noNaN: true }), (size, more) => {
      const [one, other] = [size, size + more].map((n) => allocatable({ cpu: n, memory: n * gibi }));
      assert.ok(one !== undefined && other !== undefined);
      assert.ok(other.cpu >= one.cpu && other.memory >= one.memory && one.cpu <= size && one.memory <= size * gibi);
    }),
  );
});

test('the smallest node holds what is requested', () => {
  for (const cluster of planned('').clusters) {
    const size = smallestNode(cluster.parts, cluster.nodes.length, byRequests, 1, 0);
    const has = allocatable(size);
    assert.ok(has.cpu * cluster.nodes.length >= cluster.asked.cpu, cluster.id);
    assert.ok(has.memory * cluster.nodes.length >= cluster.asked.memory, cluster.id);
  }
});
