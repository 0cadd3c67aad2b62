import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facing, healthy, node, promised, proved } from '../testing/flows.ts';
import { silentCluster } from './silent-cluster.ts';

test('a cluster that a producer carries in its label is heard', () => {
  assert.deepEqual(proved(silentCluster, healthy()), []);
});

test('a cluster that the hub scrapes is heard by the label of its targets', () => {
  const flows = healthy();
  const nodes = {
    ...flows.nodes,
    edges: node('scraper', 'hub/edges', { externalLabels: { scraper: 'hub' } }),
    lab: node('targets', 'hub/lab', { labels: { cluster: 'lab' } }),
  };
  const promise = { ...promised, clusters: ['edge', 'lab'] };
  assert.deepEqual(proved(silentCluster, { nodes, edges: [...flows.edges, 'edges scrapes lab'] }, promise), []);
  assert.deepEqual(facing(proved(silentCluster, { nodes, edges: flows.edges }, promise)), [
    ['cluster', 'No producer carries the label `cluster="lab"`', null],
  ]);
});

test('a tenant for which no agent writes is told', () => {
  const flows = healthy();
  const nodes = {
    ...flows.nodes,
    agent: node('agent', 'shop/agent', { externalLabels: { cluster: 'shop' }, tenant: 'team-a' }),
  };
  const tenants = [
    { cluster: 'shop', tenant: 'team-a' },
    { cluster: 'shop', tenant: 'team-b' },
  ];
  assert.deepEqual(facing(proved(silentCluster, { nodes, edges: flows.edges }, { ...promised, tenants })), [
    ['cluster', 'No agent of `shop` writes for the tenant `team-b`', null],
  ]);
});
