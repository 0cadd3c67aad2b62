import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ageMs, durationMs, flag, flagsOf, flagValues, isOn, listed } from './flags.ts';

const words = (...texts: readonly string[]) => texts.map((text, i) => ({ text, field: `args[${i}]` }));

test('flags are read with `=`, as two words, repeated, and as switches', () => {
  const flags = flagsOf(
    words('--a=1', '--b', '2', '--b=3', '--switch', '--list=x, y', '--list', 'z', '--no-off', '--off', '--false=false'),
  );
  assert.equal(flag(flags, 'a')?.text, '1');
  assert.deepEqual(flagValues(flags, 'b'), [
    { text: '2', field: 'args[1]' },
    { text: '3', field: 'args[3]' },
  ]);
  assert.deepEqual(listed(flags, 'list'), ['x', 'y', 'z']);
  assert.deepEqual(
    ['switch', 'off', 'false', 'absent'].map((name) => isOn(flags, name)),
    [true, false, false, false],
  );
});

test('a value may span lines and hold further equals signs', () => {
  assert.equal(
    flag(flagsOf(words('--objstore.config=type: S3\nconfig:\n  bucket: "a=b"\n')), 'objstore.config')?.text,
    'type: S3\nconfig:\n  bucket: "a=b"\n',
  );
});

test('durations are read in the notation of Prometheus and of Go', () => {
  assert.deepEqual(['14d', '1h30m', '0s', '1.5h', '90m0s', '2h0m0s', '500ms', '1d12x', '', 'abc'].map(durationMs), [
    1_209_600_000,
    5_400_000,
    0,
    5_400_000,
    5_400_000,
    7_200_000,
    500,
    null,
    null,
    null,
  ]);
});

test('a time bound counts back from now when it is negative, and has no age when it is a date', () => {
  assert.deepEqual(['-6w', '-2h', '1h', '2024-01-01T00:00:00Z'].map(ageMs), [
    3_628_800_000,
    7_200_000,
    -3_600_000,
    null,
  ]);
});

test('no words make the reading of flags fail', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (texts) => {
      for (const [name, values] of flagsOf(words(...texts))) assert.ok(values.length > 0, name);
    }),
  );
});
