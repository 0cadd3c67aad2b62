import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused } from '../cluster/outcome.ts';
import type { Model } from '../model/model.ts';
import type { Live } from '../probes/probe.ts';
import { liveIn } from '../probes/testing/preflight-live.ts';
import { bucketsPart } from './bootstrap-parts.ts';

const gone =
  'There is no Secret thanos-objectstore in monitoring of hub, which has the keys of the object store `main`.';

function partOf(via: 'existing' | 'sops'): ReturnType<typeof bucketsPart> {
  const live = liveIn();
  const model: Model = { ...live.model, secrets: { via } };
  const store: Live['store'] = async () => refused('not-found', gone);
  return bucketsPart(() => ({ ...live, model, store }));
}

test('where keys come with the tree nothing waits for the buckets, and it is told how they are made', async () => {
  const { done, says } = await partOf('sops').take();
  assert.equal(done, null);
  assert.deepEqual(
    says.map((line) => line.startsWith(`${gone} It comes with the tree: \`namsan buckets\` makes the buckets of `)),
    says.map(() => true),
  );
  assert.ok(says.length > 0);
});

test('where Secrets are made before the tree, keys that are missing fail the step', async () => {
  const { done, says } = await partOf('existing').take();
  assert.equal(done, false);
  assert.ok(says.some((line) => line.includes('which has the keys')));
});
