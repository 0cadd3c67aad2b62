import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused } from '../cluster/outcome.ts';
import { plainPaint } from '../findings/format-text.ts';
import type { Model } from '../model/model.ts';
import type { Live } from '../probes/probe.ts';
import { liveIn } from '../probes/testing/preflight-live.ts';
import { bucketsPart, secretsPart } from './bootstrap-parts.ts';

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

test('of a cluster that was not reached no Secret is said to lack keys, and the reason is told once', async () => {
  const silent = refused('unreachable', 'The API server of `hub` does not answer.');
  const live = liveIn({ clusters: { hub: { fault: () => (silent.ok ? null : silent.refusal) } } });
  const io = { out: () => {}, err: () => {}, stdin: async function* () {}, paint: plainPaint, paintErr: plainPaint };
  const given = { values: [], rotate: [], readable: false, quiet: true };
  const step = secretsPart({ live: () => live, chosen: ['hub'], tree: '.', given, io });
  assert.deepEqual(await step.state(), {
    done: false,
    says: ['hub: whether its Secrets are there is not known: The API server of `hub` does not answer.'],
  });
});
