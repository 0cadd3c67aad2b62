import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saidOf } from '../testing/small-live.ts';
import { objectMissing } from './object-missing.ts';

const config = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'm' } });

test('objects that are there are counted, and each that is not is named', async () => {
  const rendered = ['a', 'b', 'c'].map(config);
  assert.deepEqual(await saidOf(objectMissing, { rendered, objects: rendered }), [
    'thanos-query: objects of thanos-query are there: 3 objects',
  ]);
  assert.deepEqual(await saidOf(objectMissing, { rendered, objects: [config('b')] }), [
    '! thanos-query ConfigMap m/a: `ConfigMap m/a` is not in `hub`',
    '! thanos-query ConfigMap m/c: `ConfigMap m/c` is not in `hub`',
  ]);
});

test('a component that was never applied is told in one line', async () => {
  assert.deepEqual(await saidOf(objectMissing, { rendered: ['a', 'b'].map(config) }), [
    '! thanos-query ConfigMap m/a: None of the 2 objects of `thanos-query` is in `hub`',
  ]);
});
