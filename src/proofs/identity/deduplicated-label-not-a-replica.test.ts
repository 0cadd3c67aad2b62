import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TenantRule } from '../../topology/handshake.ts';
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

/** Two teams of one edge write to a Receive, whose blocks a compactor works on. */
const receiving = (
  replicaLabels: readonly string[],
  dedupLabels: readonly string[],
  tenants = ['team-a', 'team-b'],
) => ({
  nodes: {
    query: node('querier', 'hub/query', { replicaLabels }),
    receive: node('ingester', 'hub/receive', { externalLabels: { region: 'eu' } }),
    a: node('agent', 'edge/a', { tenant: tenants[0] ?? null, externalLabels: { cluster: 'edge' } }),
    b: node('agent', 'edge/b', { tenant: tenants[1] ?? null, externalLabels: { cluster: 'edge' } }),
    bucket: node('bucket', 's3/thanos'),
    compact: node('compactor', 'hub/compact', { dedupLabels }),
  },
  edges: [
    'query queries receive',
    'a remote-writes receive',
    'b remote-writes receive',
    'receive uploads bucket',
    'compact deletes-in bucket',
  ],
  tenancy: { 'hub/receive': writes },
});
const writes: TenantRule = {
  ...{ does: 'writes', enforced: false, header: 'THANOS-TENANT', defaultTenant: 'default-tenant', splitLabel: '' },
  ...{ byCertificate: false, limits: null, readAt: { cluster: 'hub', object: 'ingester receive', field: 'spec' } },
};

test('the label of tenants is no replica label, neither of Query nor of the compactor', () => {
  assert.deepEqual(
    proved(deduplicatedLabelNotAReplica, receiving(['receive_replica', 'replica'], ['receive_replica'])),
    [],
  );
  assert.deepEqual(facing(proved(deduplicatedLabelNotAReplica, receiving(['tenant_id'], ['tenant_id']))), [
    [
      'querier query',
      'Query `query` deduplicates by `tenant_id`, which is no replica label: it tells `team-a`, `team-b` apart',
      null,
    ],
    [
      'compactor compact',
      'Compactor `compact` merges the blocks of its bucket by `tenant_id`, which is no replica label: it tells `team-a`, `team-b` apart, and what is merged stays so',
      null,
    ],
  ]);
});

test('where there is one tenant, or its name is that of the cluster, nobody is merged', () => {
  for (const tenants of [['team-a'], ['edge', 'team-a'], []])
    assert.deepEqual(proved(deduplicatedLabelNotAReplica, receiving(['tenant_id'], ['tenant_id'], tenants)), []);
});

test('a compactor that merges by the label of clusters mixes them for ever', () => {
  const flows = merging(['prometheus_replica']);
  const nodes = { ...flows.nodes, compact: node('compactor', 'hub/compact', { dedupLabels: ['cluster'] }) };
  const edges = [...flows.edges, 'secondSidecar uploads bucket'];
  assert.deepEqual(facing(proved(deduplicatedLabelNotAReplica, { nodes, edges })), [
    [
      'compactor compact',
      'Compactor `compact` merges the blocks of its bucket by `cluster`, which is no replica label: it tells `edge`, `edge-2` apart, and what is merged stays so',
      null,
    ],
  ]);
});
