import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeClient } from './kube/kube-client.ts';
import { refused } from './outcome.ts';
import { clusterUid, sameClusters } from './same-clusters.ts';
import { fakeKube } from './testing/fake-kube.ts';

const of = (...ids: readonly string[]) => ids.map((id) => ({ id, kubernetes: { context: `of-${id}` } }));

function by(clients: Readonly<Record<string, KubeClient>>): (id: string) => KubeClient {
  return (id) => clients[id] ?? fakeKube(id);
}

test('clusters whose contexts lead to one API server are told, each with the other and both contexts', async () => {
  const one = fakeKube('a');
  const uid = await clusterUid(one);
  const lead = (a: string, b: string): string =>
    `\`${a}\` and \`${b}\` are one cluster: the contexts \`of-${a}\` and \`of-${b}\` lead to the same namespace \`kube-system\`, ${uid}`;
  assert.deepEqual(
    [...(await sameClusters(of('a', 'b', 'c'), by({ a: one, c: one })))],
    [
      ['a', lead('a', 'c')],
      ['c', lead('c', 'a')],
    ],
  );
});

test('clusters that do not say who they are, are not held to be one; a cluster alone is asked nothing', async () => {
  const silent = refused('forbidden', 'You may not.');
  const mute = fakeKube('a', { fault: () => (silent.ok ? null : silent.refusal) });
  assert.deepEqual([...(await sameClusters(of('a', 'b'), by({ a: mute, b: mute })))], []);
  const before = mute.calls.length;
  assert.deepEqual([...(await sameClusters(of('a'), by({ a: mute })))], []);
  assert.equal(mute.calls.length, before);
});
