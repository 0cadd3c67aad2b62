import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoreClient } from '../../cluster/store/store-client.ts';
import { fakeStore } from '../../cluster/testing/fake-store.ts';
import { liveIn, told } from '../testing/preflight-live.ts';
import { notWritable } from './not-writable.ts';

const buckets = { blocks: { objects: { kept: 'x' } } };

test('an object is written, listed, read and removed, and nothing of it is left', async () => {
  const store = fakeStore('main', { buckets });
  assert.deepEqual(await told(notWritable, liveIn({ store: () => store })), [
    'bucket blocks of main takes an object: written, listed, read, removed',
  ]);
  assert.deepEqual(store.keys('blocks'), ['kept']);
});

for (const call of ['write', 'list', 'read', 'remove'] as const) {
  test(`a store that refuses to ${call} is told, and is asked to remove the object all the same`, async () => {
    const store = fakeStore('main', { buckets, refuses: { [call]: 'forbidden' } });
    let removed = 0;
    const counting: StoreClient = {
      ...store,
      remove: (bucket, key) => {
        removed += 1;
        return store.remove(bucket, key);
      },
    };
    assert.deepEqual(await told(notWritable, liveIn({ store: () => counting })), [
      `error Bucket main/blocks: The object store \`main\` refuses \`${call}\` of \`blocks\`.`,
    ]);
    assert.equal(removed, 1);
    if (call !== 'remove') assert.deepEqual(store.keys('blocks'), ['kept']);
  });
}

test('a store that gives back something else, or does not list what it took, is found', async () => {
  const store = fakeStore('main', { buckets });
  const other: StoreClient = { ...store, read: async () => ({ ok: true, value: new Uint8Array([1]) }) };
  const blind: StoreClient = { ...store, list: async () => ({ ok: true, value: [] }) };
  assert.deepEqual(
    [
      ...(await told(notWritable, liveIn({ store: () => other }))),
      ...(await told(notWritable, liveIn({ store: () => blind }))),
    ],
    [
      'error Bucket main/blocks: The bucket `blocks` gives back something else than was written',
      'error Bucket main/blocks: The bucket `blocks` does not list an object that was just written',
    ],
  );
});
