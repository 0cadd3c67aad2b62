import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { managers } from './managers.ts';

const store = (pools: string) =>
  `---\n{apiVersion: opensearch.org/v1, kind: OpenSearchCluster, metadata: {name: os, namespace: logging}, spec: {nodePools: [${pools}]}}\n`;

test('three managers are silent, in one pool or in several, by the old name too', () => {
  const given = [
    '{component: m, replicas: 3, roles: [cluster_manager]}, {component: d, replicas: 1, roles: [data]}',
    '{component: m, replicas: 1, roles: [master]}, {component: d, replicas: 2, roles: [data, cluster_manager]}',
  ];
  assert.deepEqual(
    given.flatMap((pools) => found(managers, { hub: store(pools) })),
    [],
  );
});

test('fewer are told, and so is a pool that has no roles', () => {
  const findings = found(managers, { hub: store('{component: m, replicas: 1, roles: [cluster_manager]}') });
  assert.deepEqual(findings, [
    {
      code: 'opensearch/managers',
      severity: 'error',
      where: { cluster: 'hub', object: 'OpenSearchCluster logging/os', field: 'spec.nodePools' },
      message: '`os` of `hub` has 1 node with the role `cluster_manager`, and the operator needs 3',
      why: managers.why,
      fix: managers.fix,
      refs: ['E1', 'R27', 'R30'],
      counterexample: null,
    },
  ]);
  assert.deepEqual(told(found(managers, { hub: store('{component: masters, replicas: 3}') })), [
    ['OpenSearchCluster logging/os', 'spec.nodePools[0].roles', 'error', 'Pool `masters` of `os` has no roles'],
  ]);
});
