import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delivery, objectStore } from './platform.ts';

function taken(field: (value: string) => { readonly success: boolean }, values: readonly string[]): readonly string[] {
  return values.filter((value) => field(value).success);
}

test('buckets have names that S3 services make', () => {
  const good = ['abc', 'a-b.c-d', '0a0', 'a--b', `${'a'.repeat(63)}`, '192.168.1.a'];
  const bad = [
    'ab',
    'Abc',
    'a..b',
    'a.-b',
    '-abc',
    'abc-',
    '.abc',
    'abc.',
    'a_b',
    'xn--abc',
    '192.168.1.1',
    'a'.repeat(64),
    'abc\n',
  ];
  const store = { provider: 's3', endpoint: 'https://s3.example.com', credentials: { secret: 's3' } };
  const field = (metrics: string) => objectStore.safeParse({ ...store, buckets: { metrics } });
  assert.deepEqual(taken(field, [...good, ...bad]), good);
});

test('branches have names that Git takes', () => {
  const good = ['main', 'release/1.2', 'a_b-c', '1'];
  const bad = ['', '-x', 'a..b', 'a/', '/a', 'a//b', 'a.lock', 'a/.b', 'a.', 'a b', 'a~1', 'a'.repeat(201)];
  assert.deepEqual(
    taken((branch) => delivery.safeParse({ branch }), [...good, ...bad]),
    good,
  );
});

test('the folder of the tree lies in the repository, and is written in one way', () => {
  const good = ['', 'a', 'trees/prod', '.namsan', 'a.b/c-d'];
  const bad = ['/a', 'a/', 'a//b', '.', '..', './a', '../a', 'a/..', 'a/../b', 'a b', 'a'.repeat(201)];
  assert.deepEqual(
    taken((path) => delivery.safeParse({ path }), [...good, ...bad]),
    good,
  );
});
