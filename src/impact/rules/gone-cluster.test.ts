import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { goneCluster } from './gone-cluster.ts';

const one = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, namespace: m}\n';

test('a cluster that leaves is told with all that stays behind, one that comes is not', () => {
  assert.deepEqual(
    judged(goneCluster, { hub: one, edge: `${one}---\n${one.replace('name: a', 'name: b')}` }, { hub: one }),
    [['needs order', '', '', 'The cluster `edge` with 2 objects leaves the fleet']],
  );
  assert.deepEqual(judged(goneCluster, { hub: one }, { hub: one, edge: one }), []);
});
