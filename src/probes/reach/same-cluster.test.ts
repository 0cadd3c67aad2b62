import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused } from '../../cluster/outcome.ts';
import type { Live } from '../probe.ts';
import { liveIn, told } from '../testing/preflight-live.ts';
import { sameCluster } from './same-cluster.ts';

const fleet = { clusters: ['id: edge, domain: e.example.com, metrics: {mode: sidecar}'] };

async function uidOf(live: Live, cluster: string): Promise<string> {
  const seen = await live.kube(cluster).get({ apiVersion: 'v1', kind: 'Namespace', name: 'kube-system' });
  return (seen.ok && seen.value?.metadata.uid) || '';
}

test('clusters that are two are told so, each with the uid by which it is known', async () => {
  const live = liveIn({ fleet });
  for (const id of ['hub', 'edge'])
    assert.deepEqual(await told(sameCluster, live, id), [
      `it is no other cluster of the fleet: its \`kube-system\` is ${await uidOf(live, id)}`,
    ]);
});

test('a context that leads to the cluster of another is told once, of the later cluster', async () => {
  const two = liveIn({ fleet });
  const live = { ...two, kube: () => two.kube('hub') };
  const uid = await uidOf(two, 'hub');
  assert.deepEqual(await told(sameCluster, live), [
    `it is no other cluster of the fleet: its \`kube-system\` is ${uid}`,
  ]);
  assert.deepEqual(await told(sameCluster, live, 'edge'), [
    `error API server: \`edge\` and \`hub\` are one cluster: the contexts \`edge\` and \`hub\` lead to the same namespace \`kube-system\`, ${uid}`,
  ]);
});

test('where it may not be asked, and in a fleet of one cluster, nothing is said', async () => {
  const hidden = refused('forbidden', 'You may not.');
  const fault = () => (hidden.ok ? null : hidden.refusal);
  assert.deepEqual(await told(sameCluster, liveIn({ fleet, clusters: { edge: { fault } } }), 'edge'), []);
  assert.deepEqual(await told(sameCluster, liveIn()), []);
});
