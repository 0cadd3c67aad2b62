import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextTry, patience, type Tried } from './retry.ts';

const first = { repeatable: true, known: true, count: 0, spent: 0, chance: 1 };
const answer = (status: number, retryAfter: number | null = null): Tried => ({
  status,
  broken: '',
  retryAfter,
  unsent: false,
});
const broken = (code: string, unsent = false): Tried => ({ status: 0, broken: code, retryAfter: null, unsent });

test('what may pass is tried again, what stays so is not', () => {
  const waits = [answer(429), answer(503), answer(500), broken('ECONNRESET'), broken('ECONNREFUSED', true)];
  assert.deepEqual(
    waits.map((t) => nextTry(t, first)),
    waits.map(() => 200),
  );
  const ends = [
    answer(200),
    answer(404),
    answer(409),
    answer(422),
    broken('CERT_HAS_EXPIRED'),
    broken('ENOTFOUND', true),
  ];
  assert.deepEqual(
    ends.map((t) => nextTry(t, first)),
    ends.map(() => null),
  );
});

test('what must not be done twice is tried again only if it was not done', () => {
  const once = { ...first, repeatable: false };
  assert.deepEqual(
    [answer(429), broken('ECONNREFUSED', true), answer(500), broken('ECONNRESET')].map((t) => nextTry(t, once)),
    [200, 200, null, null],
  );
});

test('the server says how long to wait, and waits grow with the tries', () => {
  assert.equal(nextTry(answer(429, 3_000), first), 3_000);
  assert.deepEqual(
    [0, 1, 2, 3, 9].map((count) => nextTry(answer(503), { ...first, count })),
    [200, 400, 800, 1_600, 5_000],
  );
});

test('a server that never answered, and an internal error, are given up sooner', () => {
  const later = { ...first, spent: 10_000 };
  assert.deepEqual(
    [
      nextTry(answer(503), later),
      nextTry(answer(500), later),
      nextTry(broken('ECONNREFUSED'), { ...later, known: false }),
    ],
    [200, null, null],
  );
});

test('no request outlives the patience, whatever chance and server say', () => {
  fc.assert(
    fc.property(
      fc.record({ count: fc.nat(40), spent: fc.nat(60_000), chance: fc.double({ min: 0, max: 1, noNaN: true }) }),
      fc.option(fc.nat(30_000)),
      (at, asked) => {
        const wait = nextTry(answer(429, asked), { repeatable: true, known: true, ...at });
        assert.ok(wait === null || (wait >= 100 && at.spent + wait <= patience.known));
      },
    ),
  );
});
