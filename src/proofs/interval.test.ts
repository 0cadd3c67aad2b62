import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gaps, type Interval, intersect, intervalText, union } from './interval.ts';

const interval = fc.tuple(fc.nat(40), fc.nat(40)).map(([from, to]): Interval => ({ from, to }));
const holds = (intervals: readonly Interval[], age: number): boolean =>
  intervals.some((i) => i.from <= age && age < i.to);

test('a union holds exactly the ages that one of its parts holds, in disjoint order', () => {
  fc.assert(
    fc.property(fc.array(interval), (intervals) => {
      const joined = union(intervals);
      for (let age = 0; age < 42; age += 1) assert.equal(holds(joined, age), holds(intervals, age));
      for (const [i, part] of joined.entries()) assert.ok(i === 0 || part.from > (joined[i - 1]?.to ?? 0));
    }),
  );
});

test('gaps and the intervals together make up the whole, and never overlap', () => {
  fc.assert(
    fc.property(interval, fc.array(interval), (whole, intervals) => {
      const missing = gaps(whole, intervals);
      for (let age = 0; age < 42; age += 1) {
        const inside = holds([whole], age);
        assert.equal(holds(missing, age), inside && !holds(intervals, age));
      }
    }),
  );
});

test('an intersection holds the ages that both hold', () => {
  fc.assert(
    fc.property(interval, interval, fc.nat(41), (a, b, age) => {
      assert.equal(holds([intersect(a, b)], age), holds([a], age) && holds([b], age));
    }),
  );
});

test('an interval reads as ages', () => {
  assert.equal(intervalText({ from: 7_200_000, to: 33_300_000 }), '2h to 9h15m');
  assert.equal(intervalText({ from: 1_209_600_000, to: Number.POSITIVE_INFINITY }), 'from 14d on');
});
