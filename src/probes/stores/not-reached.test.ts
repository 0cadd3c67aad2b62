import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused } from '../../cluster/outcome.ts';
import { fakeStore } from '../../cluster/testing/fake-store.ts';
import { liveIn, told } from '../testing/preflight-live.ts';
import { notReached } from './not-reached.ts';

test('a store that answers for all of its buckets is good; it is asked with the hub alone', async () => {
  const live = liveIn({
    fleet: { clusters: ['id: edge, domain: e.example.com, metrics: {mode: sidecar}'] },
    store: (name) => fakeStore(name, { buckets: { blocks: {} } }),
  });
  assert.deepEqual(await told(notReached, live), ['object store main answers: https://s3.example.com']);
  assert.deepEqual(await told(notReached, live, 'edge'), []);
});

test('a bucket that is not there is no silence of the store', async () => {
  assert.deepEqual(await told(notReached, liveIn({ store: (name) => fakeStore(name) })), [
    'object store main answers: https://s3.example.com',
  ]);
});

test('keys that are not in the hub yet are told by the question for Secrets; those of another cluster with the command that brings them', async () => {
  assert.deepEqual(await told(notReached, liveIn()), []);
  const elsewhere =
    'There is no Secret `monitoring/s3-of-edge` of `edge`, which has the keys of the object store `main`.';
  const live = liveIn({ store: () => refused('not-found', elsewhere) });
  assert.deepEqual(await told(notReached, live), [
    `error Object store main: ${elsewhere} | \`namsan secrets\` puts the keys of main into the clusters; or make the Secret by hand`,
  ]);
});

test('keys that the store refuses are told with the Secret to put right', async () => {
  const store = (name: string) => fakeStore(name, { buckets: { blocks: {} }, refuses: { bucket: 'unauthorized' } });
  assert.deepEqual(await told(notReached, liveIn({ store })), [
    'error Object store main: The object store `main` refuses `bucket` of `blocks`. | Put the right keys into Secret `s3` of every cluster: `namsan secrets`',
  ]);
});

test('a store that the fleet itself serves may be missing before the first apply', async () => {
  const live = liveIn({
    fleet: { store: 'provider: seaweedfs, cluster: hub, credentials: {secret: s3}, buckets: {metrics: blocks}' },
    store: () => refused('unreachable', 'Nothing listens at the object store `main` (http://10.0.0.1:30900).'),
  });
  assert.deepEqual(await told(notReached, live), [
    'warning Object store main: Nothing listens at the object store `main` (http://10.0.0.1:30900). | `hub` serves this store: `namsan apply` brings it. Once it runs, ask again',
  ]);
});
