import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseQuantity } from './quantity.ts';

test('quantities are read as Kubernetes reads them', () => {
  const read: readonly (readonly [string, number | null])[] = [
    ['16Gi', 16 * 1024 ** 3],
    ['1.5Gi', 1.5 * 1024 ** 3],
    ['.5Ki', 512],
    ['500m', 0.5],
    ['2k', 2_000],
    ['100M', 100_000_000],
    ['1e3', 1_000],
    ['1E3', 1_000],
    ['1E', 1e18],
    ['4', 4],
    ['', null],
    ['Gi', null],
    ['16GB', null],
    ['16gi', null],
    ['16 Gi', null],
    ['-1Gi', null],
    ['1e999', null],
  ];
  for (const [text, value] of read) assert.equal(parseQuantity(text), value, text);
});

test('any text gives a finite number or none', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const value = parseQuantity(text);
      assert.ok(value === null || (Number.isFinite(value) && value >= 0));
    }),
  );
});
