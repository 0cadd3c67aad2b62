import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { boundsOf, boundsText, surelyBeyond, together } from './clock-bounds.ts';

test('whatever a clock is off, and however long an answer takes, it is between its bounds and never blamed within the limit', () => {
  const asking = fc.record({ begun: fc.nat(10_000), there: fc.nat(2_000), back: fc.nat(2_000) });
  fc.assert(
    fc.property(
      fc.integer({ min: -5_000, max: 5_000 }),
      fc.array(asking, { minLength: 1, maxLength: 5 }),
      (off, all) => {
        const bounds = together(
          all.map(({ begun, there, back }) => {
            const stamp = Math.floor((begun + there + off) / 1_000) * 1_000;
            return boundsOf(stamp, begun, begun + there + back);
          }),
        );
        assert.ok(bounds.least <= off && off <= bounds.most, JSON.stringify(bounds));
        if (Math.abs(off) <= 1_000) assert.equal(surelyBeyond(bounds, 1_000), false);
      },
    ),
  );
});

test('a clock that was set between two answers is told by the last one', () => {
  assert.deepEqual(
    together([
      { least: 5_000, most: 6_000 },
      { least: -200, most: 800 },
    ]),
    { least: -200, most: 800 },
  );
});

test('bounds are told as their middle, give or take a half', () => {
  assert.equal(
    boundsText({ least: -900, most: -300 }, 'this machine'),
    '0.6 s behind this machine, give or take 0.3 s',
  );
});
