import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choice, counted } from './wording.ts';

test('counts agree with their unit', () => {
  assert.deepEqual(
    [counted(1, 'entry'), counted(0, 'entry'), counted(2, 'address'), counted(3, 'file'), counted(2, 'gateway')],
    ['1 entry', '0 entries', '2 addresses', '3 files', '2 gateways'],
  );
});

test('words are listed as a sentence does', () => {
  assert.deepEqual(
    [choice([], 'or'), choice(['a'], 'or'), choice(['a', 'b'], 'and'), choice(['a', '', 'c'], 'or')],
    ['', '`a`', '`a` and `b`', '`a`, empty or `c`'],
  );
});
