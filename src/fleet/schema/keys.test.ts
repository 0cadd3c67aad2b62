import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { describedAs, keysAt, schemaAt } from './keys.ts';

test('the fields of a map are known at every path, through lists, names and defaults', () => {
  assert.deepEqual(keysAt(['metrics', 'keep']), ['raw', '5m', '1h']);
  assert.deepEqual(keysAt(['clusters', 7, 'nodes', 0]), ['name', 'address', 'cpu', 'memory', 'disk', 'zone']);
  assert.deepEqual(keysAt(['objectStores', 'anything', 'buckets']), ['metrics', 'logs', 'volumes']);
  assert.deepEqual(keysAt(['metrics', 'query', 'nodePort']), ['http', 'grpc']);
});

test('where no field is, nothing may stand', () => {
  for (const path of [
    ['nowhere'],
    ['constructor'],
    ['metrics', 'toString', 'a'],
    ['name', 'x'],
    ['clusters', 0, 'id', 0],
  ]) {
    assert.deepEqual(keysAt(path), []);
    assert.equal(z.safeParse(schemaAt(path), 'x').success, false);
  }
});

test('a field is described by the outermost sentence that it has', () => {
  assert.equal(describedAs(schemaAt(['metrics', 'keep', 'raw'])).startsWith('How long every sample stays'), true);
  assert.equal(
    describedAs(schemaAt(['metrics', 'query', 'frontend'])),
    'The query frontend, which every data source asks.',
  );
  assert.equal(describedAs(schemaAt(['nowhere'])), '');
});
