import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { managersTogether } from './managers-together.ts';

const store = (more: string, replicas = 3, role = 'cluster_manager') =>
  `{apiVersion: opensearch.org/v1, kind: OpenSearchCluster, metadata: {name: os, namespace: logging}, spec: {nodePools: [{component: m, replicas: ${replicas}, roles: [${role}]${more}}]}}`;
const budget = ', pdb: {enable: true, maxUnavailable: 1}';
const spread = ', topologySpreadConstraints: [{topologyKey: kubernetes.io/hostname}]';

test('managers that may be away together are told with what they lack', () => {
  assert.deepEqual(found(managersTogether, { hub: store('') }), [
    {
      code: 'opensearch/managers-together',
      severity: 'warning',
      where: { cluster: 'hub', object: 'OpenSearchCluster logging/os', field: 'spec.nodePools[0]' },
      message:
        'The managers `m` of `os` in `hub` have no disruption budget and nothing that keeps them on different nodes',
      why: managersTogether.why,
      fix: managersTogether.fix,
      refs: ['E1'],
      counterexample: null,
    },
  ]);
  assert.deepEqual(
    told(found(managersTogether, { hub: store(budget, 3, 'master') })).map((one) => one[3]),
    ['The managers `m` of `os` in `hub` have nothing that keeps them on different nodes'],
  );
});

test('managers with both, single ones, and other nodes are silent', () => {
  const silent = [
    store(budget + spread),
    store(`${budget}, affinity: {podAntiAffinity: {}}`),
    store('', 1),
    store('', 3, 'data'),
  ];
  assert.deepEqual(
    silent.flatMap((hub) => found(managersTogether, { hub })),
    [],
  );
});
