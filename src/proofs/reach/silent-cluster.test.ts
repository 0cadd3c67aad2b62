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
