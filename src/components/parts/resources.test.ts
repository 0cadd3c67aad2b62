import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as hold, integer, property } from 'fast-check';
import { parseQuantity } from '../../kube/quantity.ts';
import { figure } from '../../model/load/figure.ts';
import { serverMemory } from '../../model/load/memory-laws.ts';
import { memoryFor } from './resources.ts';

const usual = { sure: '1Gi', most: '4Gi' };
const series = (count: number): ReturnType<typeof serverMemory> => serverMemory(figure('declared-load', count, []));

test('a load that is not declared, or a small one, keeps the usual memory; a large one raises it in steps', () => {
  assert.deepEqual(
    [null, series(0), series(100_000), series(1_500_000), series(20_000_000)].map((need) => memoryFor(usual, need)),
    [usual, usual, usual, { sure: '4608Mi', most: '12Gi' }, { sure: '56Gi', most: '160Gi' }],
  );
});

test('where only what is worked with is known, the limit has the usual room above it', () => {
  const need = { memory: figure('store-memory', 4 * 1024 ** 3, []), memoryMost: null };
  assert.deepEqual(memoryFor({ sure: '1Gi', most: '3Gi' }, need), { sure: '4Gi', most: '6Gi' });
});

test('memory is never below what is needed nor an eighth above it, never less for more series, and the limit never below the request', () => {
  const bytes = (of: { sure: string; most: string }): readonly number[] =>
    [of.sure, of.most].map((quantity) => parseQuantity(quantity) ?? Number.NaN);
  hold(
    property(integer({ min: 0, max: 1_000_000_000 }), integer({ min: 0, max: 1_000_000 }), (count, more) => {
      const [sure = 0, most = 0] = bytes(memoryFor(usual, series(count)));
      const [sureMore = 0, mostMore = 0] = bytes(memoryFor(usual, series(count + more)));
      assert.ok(sure <= most && sure <= sureMore && most <= mostMore);
      for (const [given, needed, least] of [
        [sure, count * 3000, 1],
        [most, count * 8192, 4],
      ] as const)
        assert.ok(given >= needed && given <= Math.max(least * 1024 ** 3, (needed * 9) / 8, needed + 256 * 1024 ** 2));
    }),
  );
});
