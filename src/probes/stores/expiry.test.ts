import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeStore } from '../../cluster/testing/fake-store.ts';
import { liveIn, told } from '../testing/preflight-live.ts';
import { expiry } from './expiry.ts';

const seen = (rules: readonly string[] | 'unknown') =>
  told(expiry, liveIn({ store: (name) => fakeStore(name, { buckets: { blocks: { state: { expiry: rules } } } }) }));

test('a rule by which objects expire is found and shown', async () => {
  assert.deepEqual(await seen(['rule old deletes every object after 30 days']), [
    'error Bucket main/blocks: In the bucket `blocks` of the object store `main` rule old deletes every object after 30 days',
  ]);
});

test('a bucket without such rules is good, and a store that does not tell is not blamed', async () => {
  assert.deepEqual(
    [...(await seen([])), ...(await seen('unknown'))],
    [
      'bucket blocks of main keeps what it has: no rule deletes objects',
      'bucket blocks of main keeps what it has: the store does not tell lifecycle rules',
    ],
  );
});
