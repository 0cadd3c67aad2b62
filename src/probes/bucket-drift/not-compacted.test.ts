import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../kube/duration.ts';
import { notCompacted } from './not-compacted.ts';
import { block, told } from './testing/subject.ts';

test('blocks with a mark are told by its reason, those that go anyway are not', () => {
  const marked = (ulid: string, notCompacted: string, more = {}): ReturnType<typeof block> =>
    block(ulid, day, { notCompacted, ...more });
  const blocks = [
    ...['A', 'B', 'C', 'D'].map((ulid) => marked(ulid, 'index-size-exceeding')),
    marked('E', 'manual by hand'),
    marked('F', 'manual', { deletionMarked: 1 }),
    block('G', day),
  ];
  assert.deepEqual(told(notCompacted, { blocks }), [
    '4 blocks are not compacted, because of `index-size-exceeding`: `A`, `B`, `C` and 1 more',
    '1 block is not compacted, because of `manual by hand`: `E`',
  ]);
});
