import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged, sideOf, told } from '../testing/impacts.ts';
import { goneCluster } from './gone-cluster.ts';

const one = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, namespace: m}\n';

test('a cluster that leaves is told with all that stays behind, one that comes is not', () => {
  assert.deepEqual(
    judged(goneCluster, { hub: one, edge: `${one}---\n${one.replace('name: a', 'name: b')}` }, { hub: one }),
    [['needs order', '', '', 'The cluster `edge` with 2 objects leaves the fleet']],
  );
  assert.deepEqual(judged(goneCluster, { hub: one }, { hub: one, edge: one }), []);
});

test('a cluster whose nodes are found under another name is renamed, which splits what is stored', () => {
  const at = (manifests: Parameters<typeof sideOf>[0], cluster: string) => ({
    ...sideOf(manifests),
    hints: { nodeAddresses: new Map([['10.0.1.1', cluster]]) },
  });
  const [old, next] = [at({ hub: one, edge: one }, 'edge'), at({ hub: one, berlin: one }, 'berlin')];
  assert.deepEqual(told(goneCluster, old, next), [
    ['splits history', '', '', 'The cluster `edge` is called `berlin` from now on'],
  ]);
});
