import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fieldChanges } from './object-diff.ts';

const object = (spec: unknown) => ({ apiVersion: 'v1', kind: 'K', metadata: { name: 'o' }, spec }) as const;
const changes = (before: unknown, after: unknown) =>
  fieldChanges(object(before), object(after)).map((c) => [c.field, c.named, c.before, c.after]);

test('each leaf that differs is told once, with what stands there on both sides', () => {
  assert.deepEqual(changes({ a: 1, b: { c: 'x', d: null }, 'e.f/g': true }, { a: 2, b: { c: 'x' }, 'e.f/g': false }), [
    ['spec.a', 'spec.a', 1, 2],
    ['spec.b.d', 'spec.b.d', null, undefined],
    ['spec[e.f/g]', 'spec[e.f/g]', true, false],
  ]);
});

test('entries of lists are paired by their names where each has one, else by position', () => {
  const [one, two, three] = [
    { name: 'a', v: 1 },
    { name: 'b', v: 2 },
    { name: 'b', v: 3 },
  ];
  assert.deepEqual(changes([one, two], [three, one]), [['spec[0].v', 'spec[b].v', 2, 3]]);
  assert.deepEqual(changes([one], [one, two]), [['spec[1]', 'spec[b]', undefined, two]]);
  assert.deepEqual(changes(['x', 'y'], ['y']), [
    ['spec[0]', 'spec[0]', 'x', 'y'],
    ['spec[1]', 'spec[1]', 'y', undefined],
  ]);
  assert.deepEqual(changes([two, three], [two]), [['spec[1]', 'spec[1]', three, undefined]]);
});

test('equal values never differ, whatever the order of their keys, and different ones always do', () => {
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value)
              .toSorted(([a], [b]) => (a < b ? -1 : 1))
              .map(([k, v]) => [k, sorted(v)]),
          )
        : value;
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      assert.deepEqual(changes(a, sorted(a)), []);
      const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
      assert.equal(changes(a, b).length === 0, same);
    }),
  );
});
