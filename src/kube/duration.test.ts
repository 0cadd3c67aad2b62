import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { day, formatDuration, goDuration, hour, minute, parseDuration } from './duration.ts';

test('durations are read as Prometheus reads them', () => {
  const read: readonly (readonly [string, number | null])[] = [
    ['0', 0],
    ['0s', 0],
    ['30s', 30_000],
    ['1h30m', hour + 30 * minute],
    ['14d', 14 * day],
    ['2w', 14 * day],
    ['1y', 365 * day],
    ['1y2w3d4h5m6s7ms', 365 * day + 17 * day + 4 * hour + 5 * minute + 6_007],
    ['', null],
    ['14', null],
    ['1.5h', null],
    ['30m1h', null],
    ['1h1h', null],
    ['-1h', null],
    ['1 h', null],
    ['1H', null],
    ['h', null],
    ['99999999999999999999d', null],
  ];
  for (const [text, ms] of read) assert.equal(parseDuration(text), ms, text);
});

test('durations are written in days from two days on, in hours below', () => {
  const written: readonly (readonly [number, string, string])[] = [
    [0, '0s', '0s'],
    [1, '1ms', '1ms'],
    [90 * minute, '1h30m', '1h30m'],
    [day, '24h', '24h'],
    [2 * day, '2d', '48h'],
    [2 * day + 6 * hour, '2d6h', '54h'],
    [-hour, '-1h', '-1h'],
  ];
  for (const [ms, prometheus, go] of written) assert.deepEqual([formatDuration(ms), goDuration(ms)], [prometheus, go]);
});

test('what is written is read as the same duration, and never fails on any text', () => {
  fc.assert(
    fc.property(fc.nat(), fc.string(), (ms, text) => {
      assert.equal(parseDuration(formatDuration(ms)), ms);
      assert.equal(parseDuration(goDuration(ms)), ms);
      const read = parseDuration(text);
      assert.ok(read === null || (Number.isSafeInteger(read) && read >= 0));
    }),
  );
});
