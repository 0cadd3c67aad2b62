import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { remoteWriteQueue } from './remote-write-queue.ts';

const mebibyte = 1024 ** 2;

test('an agent with 1Gi gets as many shards as Prometheus has by default', () => {
  assert.deepEqual(remoteWriteQueue(1024 * mebibyte), {
    capacity: 10_000,
    maxSamplesPerSend: 2000,
    minShards: 1,
    maxShards: 50,
    batchSendDeadline: '5s',
    minBackoff: '30ms',
    maxBackoff: '5s',
    retryOnRateLimit: true,
  });
});

test('an agent with 512Mi gets half of them', () => {
  assert.equal(remoteWriteQueue(512 * mebibyte).maxShards, 27);
});

test('full queues never take more than a quarter of the memory limit, down to a single shard', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20 * mebibyte, max: 64 * 1024 * mebibyte }), (limit) => {
      const { maxShards = 0, capacity = 0, maxSamplesPerSend = 0 } = remoteWriteQueue(limit);
      assert.ok(maxShards >= 1 && maxShards <= 50);
      assert.ok(maxShards * (capacity + maxSamplesPerSend) * 400 <= limit / 4);
    }),
  );
});
