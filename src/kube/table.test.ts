import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryOf } from './table.ts';

test('a table has the entries that it was given, and no others', () => {
  const table = { a: 1 };
  assert.deepEqual(
    ['a', 'b', 'constructor', '__proto__', 'toString'].map((key) => entryOf(table, key)),
    [1, undefined, undefined, undefined, undefined],
  );
});
