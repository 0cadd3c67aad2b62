import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facing, healthy, node, proved } from '../testing/flows.ts';
import { deduplicatedLabelNotAReplica } from './deduplicated-label-not-a-replica.ts';

const merging = (replicaLabels: readonly string[]) => {
  const flows = healthy();
  const nodes = {
    ...flows.nodes,
    query: node('querier', 'hub/query', { replicaLabels }),
    second: node('scraper', 'edge-2/main', { externalLabels: { cluster: 'edge-2' }, sidecar: 'edge-2/sidecar' }),
    secondSidecar: node('sidecar', 'edge-2/sidecar', { scraper: 'edge-2/main' }),
  };
  return { nodes, edges: [...flows.edges, 'query queries secondSidecar'] };
};

test('a replica label, and a label that nobody carries, merge nothing that is apart', () => {
  assert.deepEqual(proved(deduplicatedLabelNotAReplica, merging(['prometheus_replica', 'replica'])), []);
});

test('deduplicating by the cluster label makes clusters disappear behind each other', () => {
  assert.deepEqual(facing(proved(deduplicatedLabelNotAReplica, merging(['cluster']))), [
    [
      'querier query',
      'Query `query` deduplicates by `cluster`, which is no replica label: it tells `edge`, `edge-2` apart',
      null,
    ],
  ]);
});
