import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoreClient } from '../../cluster/store/store-client.ts';
import { fakeStore } from '../../cluster/testing/fake-store.ts';
import { liveIn, told } from '../testing/preflight-live.ts';
import { keysMayDelete } from './keys-may-delete.ts';

const fleet = { clusters: ['id: edge, domain: e.example.com, metrics: {mode: sidecar}'] };
const hub = fakeStore('main', { buckets: { blocks: {} } });
const edgeWith = (refuses: NonNullable<Parameters<typeof fakeStore>[1]>['refuses']) => {
  const limited = fakeStore('main', { buckets: { blocks: {} }, ...(refuses === undefined ? {} : { refuses }) });
  const removed: string[] = [];
  const watched: StoreClient = {
    ...hub,
    remove: (bucket, key) => {
      removed.push(key);
      return hub.remove(bucket, key);
    },
  };
  const live = liveIn({
    fleet,
    store: (_, cluster) => (cluster === 'edge' ? limited : watched),
  });
  return { live, removed, limited };
};

test('keys of an edge that may delete are a warning, and nothing is left', async () => {
  const { live, limited } = edgeWith({});
  assert.deepEqual(await told(keysMayDelete, live, 'edge'), [
    'the keys of edge may write into blocks: an object was written',
    'warning Bucket main/blocks: The keys of Secret `s3` of `edge` may delete in the bucket `blocks`',
  ]);
  assert.deepEqual(limited.keys('blocks'), []);
});

test('what keys may not remove is removed with those of the hub', async () => {
  const { live, removed } = edgeWith({ remove: 'forbidden' });
  assert.deepEqual(await told(keysMayDelete, live, 'edge'), [
    'the keys of edge may write into blocks: an object was written',
    'the keys of edge may not delete in blocks: the store refused it',
  ]);
  assert.match(removed.join(), /^namsan-preflight\/edge-[0-9a-f-]{36}$/);
});

test('keys of an edge that may not write are an error, and the hub has nothing to show here', async () => {
  const { live } = edgeWith({ write: 'forbidden' });
  assert.deepEqual(await told(keysMayDelete, live, 'edge'), [
    'error Bucket main/blocks: The object store `main` refuses `write` of `blocks`. | Let the keys of the edge put objects into the bucket',
  ]);
  assert.deepEqual(await told(keysMayDelete, live), []);
});
