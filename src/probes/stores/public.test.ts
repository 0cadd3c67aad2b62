import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeStore } from '../../cluster/testing/fake-store.ts';
import { liveIn, told } from '../testing/preflight-live.ts';
import { publicBucket } from './public.ts';

const seen = (open: boolean | 'unknown') =>
  told(
    publicBucket,
    liveIn({ store: (name) => fakeStore(name, { buckets: { blocks: { state: { public: open } } } }) }),
  );

test('a bucket that is open to everybody is found; one whose store does not tell was tried at least', async () => {
  assert.deepEqual(await Promise.all([seen(true), seen(false), seen('unknown')]), [
    ['error Bucket main/blocks: The bucket `blocks` of the object store `main` is open to everybody'],
    ['bucket blocks of main is private: private'],
    ['bucket blocks of main is private: nobody without keys may list it; the store does not tell its policy'],
  ]);
});
