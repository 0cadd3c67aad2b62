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

test('ingesters of which each has its own series double nothing until the hashring changes', () => {
  const behind = (router: Parameters<typeof node<'receive-router'>>[2]) => ({
    nodes: {
      query: node('querier', 'hub/query', { replicaLabels: [] }),
      router: node('receive-router', 'hub/router', router),
      ingester: node('ingester', 'hub/ingester', { replicas: 3 }),
    },
    edges: ['query queries ingester', 'router forwards ingester'],
  });
  const severities = (router: Parameters<typeof behind>[0]) =>
    proved(replicaLabelNotDeduplicated, behind(router)).map(({ severity, message }) => [severity, message]);
  const fact =
    'Query `query` does not deduplicate by `receive_replica`, which tells the 3 replicas of ingester `ingester` of `hub` apart';
  assert.deepEqual(severities({ replication: 1 }), [
    [
      'warning',
      `${fact}: each series is written to one of them, and goes on as a second one when the hashring changes`,
    ],
  ]);
  assert.deepEqual(severities({ replication: 3 }), [['error', fact]]);
  assert.deepEqual(severities({ replication: 1, unread: true }), [['error', fact]]);
});
