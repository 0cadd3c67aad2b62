import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hour } from '../../kube/duration.ts';
import { overlappingBlocks } from './overlapping-blocks.ts';
import { block, told } from './testing/subject.ts';

const row = [block('A', 6 * hour), block('B', 4 * hour), block('C', 2 * hour)];

test('blocks that meet do not overlap', () => {
  assert.deepEqual(told(overlappingBlocks, { blocks: row }), []);
});

test('two that hold the same time are told with it', () => {
  assert.deepEqual(told(overlappingBlocks, { blocks: [...row, block('D', 3 * hour), block('E', 5 * hour)] }), [
    'Blocks `A` and `E` of `{cluster="edge", prometheus_replica="prometheus-main-0"}` both hold 2027-01-31 05:00 to 2027-01-31 06:00 (raw), and 3 more pairs',
  ]);
});

test('a block and those that it was made of, other labels, other resolutions and marked ones do not count', () => {
  const made = block('M', 2 * hour, { from: row[0]?.from ?? 0, sources: ['A', 'B', 'C'] });
  const other = block('O', 3 * hour, { labels: { cluster: 'other' } });
  const coarse = block('P', 3 * hour, { resolution: '5m' });
  const marked = block('Q', 3 * hour, { deletionMarked: 1 });
  assert.deepEqual(told(overlappingBlocks, { blocks: [...row, made, other, coarse, marked] }), []);
});

test('a compactor that merges replicas takes overlaps', () => {
  const blocks = [...row, block('D', 3 * hour)];
  assert.deepEqual(told(overlappingBlocks, { blocks, compactor: { dedupLabels: ['prometheus_replica'] } }), []);
});
