import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facing, healthy, node, proved } from '../testing/flows.ts';
import { replicaLabelNotDeduplicated } from './replica-label-not-deduplicated.ts';

const pair = (replicaLabels: readonly string[], replicas = 2) => {
  const flows = healthy();
  const prometheus = node('scraper', 'edge/main', {
    externalLabels: { cluster: 'edge' },
    sidecar: 'edge/sidecar',
    replicas,
  });
  return { ...flows, nodes: { ...flows.nodes, prometheus, query: node('querier', 'hub/query', { replicaLabels }) } };
};

test('the replica label of a pair is taken away, and a single Prometheus has nothing to merge', () => {
  assert.deepEqual(proved(replicaLabelNotDeduplicated, pair(['prometheus_replica'])), []);
  assert.deepEqual(proved(replicaLabelNotDeduplicated, pair([], 1)), []);
});

test('a pair whose replica label stays is counted twice', () => {
  assert.deepEqual(facing(proved(replicaLabelNotDeduplicated, pair(['replica']))), [
    [
      'querier query',
      'Query `query` does not deduplicate by `prometheus_replica`, which tells the 2 replicas of scraper `main` of `edge` apart',
      null,
    ],
  ]);
});
