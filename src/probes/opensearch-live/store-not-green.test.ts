import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runningFleet, wrongOf } from '../testing/live.ts';
import { storeNotGreen } from './store-not-green.ts';

const explained = {
  index: 'logs-k8s-2027.01.15',
  node_allocation_decisions: [
    { deciders: [{ explanation: 'a copy of this shard is already allocated to this node' }] },
  ],
};
const health = (status: string) =>
  runningFleet({
    reply: ({ path, cluster }) => {
      if (cluster !== 'factory') return undefined;
      if (path === '/_cluster/health') return { status, number_of_nodes: 1, unassigned_shards: 2 };
      return path === '/_cluster/allocation/explain' ? explained : undefined;
    },
  });

test('a yellow store is a warning and a red one an error, each with the cause that it explains', async () => {
  const fact =
    'factory opensearch-single StatefulSet logging/opensearch: The OpenSearch `opensearch` of `factory` is STATUS with 1 node: 2 shards without a node. One of `logs-k8s-2027.01.15`: a copy of this shard is already allocated to this node';
  assert.deepEqual(await wrongOf(storeNotGreen, health('yellow')), [`warning ${fact.replace('STATUS', 'yellow')}`]);
  assert.deepEqual(await wrongOf(storeNotGreen, health('red')), [fact.replace('STATUS', 'red')]);
});

test('the password goes to OpenSearch and into no message', async () => {
  const seen: string[] = [];
  const live = runningFleet({
    reply: ({ path, headers }) => {
      if (path !== '/_cluster/health') return undefined;
      seen.push(String(headers['authorization']));
      return { status: 401, text: 'Unauthorized' };
    },
  });
  const said = await wrongOf(storeNotGreen, live);
  const basic = Buffer.from('username:password').toString('base64');
  assert.deepEqual([...new Set(seen)], [`Basic ${basic}`]);
  assert.equal(said.length, 2);
  assert.equal(
    said.some((line) => line.includes(basic) || line.includes('username:')),
    false,
  );
});
