import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hour, parseDuration } from '../../kube/duration.ts';
import { modelOf } from '../testing/fleet.ts';
import { shardsOf } from './shards.ts';

const sharded = (shards: number, shardBy: string): ReturnType<typeof shardsOf> =>
  shardsOf(modelOf({ metrics: `store: {shards: ${shards}, shardBy: ${shardBy}}` }));

test('one shard takes every block', () => {
  assert.deepEqual(sharded(1, 'hash'), [{ suffix: '', flags: [], relabel: null }]);
});

test('hash shards take each block exactly once, by the hash of its id', () => {
  assert.deepEqual(
    sharded(2, 'hash'),
    ['0', '1'].map((regex) => ({
      suffix: `-shard-${regex}`,
      flags: [],
      relabel: [
        { action: 'hashmod', source_labels: ['__block_id'], target_label: 'shard', modulus: 2 },
        { action: 'keep', source_labels: ['shard'], regex },
      ],
    })),
  );
});

test('time shards divide what is kept, 14d of three, to 30d of two, to 90d of one resolution, into equal parts', () => {
  assert.deepEqual(
    sharded(3, 'time').map(({ flags }) => flags),
    // 134 days of one resolution in all: the first 44.7 end at 15.3d, the second at 45.3d.
    [['--min-time=-15d8h'], ['--min-time=-45d8h', '--max-time=-15d6h'], ['--max-time=-45d6h']],
  );
});

test('whatever the number of shards, their windows overlap and leave no age out', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 64 }), (count) => {
      const windows = sharded(count, 'time').map(({ flags }) => ({
        from: age(flags, '--max-time='),
        to: age(flags, '--min-time='),
      }));
      assert.equal(windows[0]?.from, null);
      assert.equal(windows.at(-1)?.to, null);
      for (const [i, { from }] of windows.entries()) {
        const younger = windows[i - 1]?.to;
        if (typeof younger === 'number') assert.equal(younger - (from ?? 0), 2 * hour);
      }
    }),
    { numRuns: 64 },
  );
});

function age(flags: readonly string[], name: string): number | null {
  const flag = flags.find((f) => f.startsWith(name));
  return flag === undefined ? null : parseDuration(flag.slice(name.length + 1));
}
