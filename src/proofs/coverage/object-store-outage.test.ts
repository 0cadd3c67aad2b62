import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hour } from '../../kube/duration.ts';
import { healthy, node, promised, proved } from '../testing/flows.ts';
import { objectStoreOutage } from './object-store-outage.ts';

const dropping = (retentionMs: number) => {
  const flows = healthy();
  return {
    ...flows,
    nodes: {
      ...flows.nodes,
      prometheus: node('scraper', 'edge/main', {
        externalLabels: { cluster: 'edge' },
        sidecar: 'edge/sidecar',
        retentionMs,
      }),
    },
  };
};

test('blocks kept for longer than the outage and their making are not lost', () => {
  assert.deepEqual(proved(objectStoreOutage, dropping(9 * hour)), []);
});

test('blocks deleted while the object store is away are lost, with the ages and the retention that would have kept them', () => {
  const [found, ...more] = proved(objectStoreOutage, dropping(6 * hour));
  assert.deepEqual(more, []);
  assert.deepEqual(
    [found?.message, found?.fix, found?.counterexample?.interval],
    [
      'metrics of edge: ages 7h to 9h16m30s are in no store while the object store is away for 6h: sidecar `sidecar` of `edge` drops them at 7h, store-gateway `store` of `hub` has them from 9h16m30s on',
      'Keep at least 9h locally.',
      '7h to 9h16m30s',
    ],
  );
});

test('without a promised outage nothing is asked', () => {
  assert.deepEqual(proved(objectStoreOutage, dropping(6 * hour), { ...promised, objectStoreOutage: 0 }), []);
});
