import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sizeFault } from './size-fault.ts';

test('what can be walked has no fault; what has no end, no measure or no bottom has one', () => {
  const itself: unknown[] = [];
  itself.push(itself);
  let wide: unknown = [1];
  for (let i = 0; i < 30; i += 1) wide = [wide, wide];
  const deep: unknown = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
  assert.deepEqual([{ a: [1, { b: null }] }, itself, wide, deep].map(sizeFault), [
    null,
    'its aliases make more than 2000000 values of it',
    'its aliases make more than 2000000 values of it',
    'it nests more than 100 deep',
  ]);
});

test('a hundred levels are the most, and two million values', () => {
  const nested = (levels: number, value: unknown): unknown =>
    Array.from({ length: levels }).reduce((inner) => [inner], value);
  assert.deepEqual([nested(99, 'x'), nested(99, {}), nested(100, 'x'), nested(100, {})].map(sizeFault), [
    null,
    null,
    'it nests more than 100 deep',
    'it nests more than 100 deep',
  ]);
  const values = (count: number): unknown => Array.from({ length: count - 1 }, () => 0);
  assert.equal(sizeFault(values(2_000_000)), null);
  assert.equal(sizeFault(values(2_000_001)), 'its aliases make more than 2000000 values of it');
});
