import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeStore } from '../../cluster/testing/fake-store.ts';
import { liveIn, told } from '../testing/preflight-live.ts';
import { bucketMissing } from './bucket-missing.ts';

const store =
  'provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {metrics: blocks, volumes: copies}';

test('each bucket that is not there is named with what it is for', async () => {
  const live = liveIn({ fleet: { store }, store: (name) => fakeStore(name, { buckets: { blocks: {} } }) });
  assert.deepEqual(await told(bucketMissing, live), [
    'bucket blocks of main is there: for metrics',
    'error Bucket main/copies: The object store `main` has no bucket `copies`, which is for volumes',
  ]);
});

test('of a store that is not reached nothing is said here', async () => {
  assert.deepEqual(await told(bucketMissing, liveIn({ fleet: { store } })), []);
});
