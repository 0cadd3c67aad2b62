import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, hour } from '../../kube/duration.ts';
import { overdueBlocks } from './overdue-blocks.ts';
import { block, noon, told } from './testing/subject.ts';

test('blocks within their retention and a day are as they should be', () => {
  const blocks = [block('A', 15 * day), block('B', 31 * day, { resolution: '5m' })];
  assert.deepEqual(told(overdueBlocks, { blocks }), []);
});

test('blocks beyond it are told by resolution, the oldest by its end', () => {
  const blocks = [block('A', 16 * day), block('B', 17 * day), block('C', 32 * day, { resolution: '5m' })];
  assert.deepEqual(told(overdueBlocks, { blocks }), [
    '2 raw blocks ended before the retention of 14d and have no mark: `A`, `B`, the oldest with samples until 2027-01-14 12:00',
    '1 5m block ended before the retention of 30d and has no mark: `C`, the oldest with samples until 2026-12-30 12:00',
  ]);
});

test('a mark must end with the block, a day after the delay', () => {
  const marked = (ulid: string, ago: number): ReturnType<typeof block> =>
    block(ulid, 40 * day, { deletionMarked: noon - ago });
  assert.deepEqual(told(overdueBlocks, { blocks: [marked('A', 3 * day)] }), []);
  assert.deepEqual(told(overdueBlocks, { blocks: [marked('A', 3 * day + hour)] }), [
    '1 block is marked for deletion for longer than the delay of 2d and still there: `A`, the first marked 2027-01-28 11:00',
  ]);
});

test('a retention of 0 is for ever', () => {
  const compactor = { retentionMs: { raw: 0, '5m': 0, '1h': 0 } };
  assert.deepEqual(told(overdueBlocks, { blocks: [block('A', 999 * day)], compactor }), []);
});
