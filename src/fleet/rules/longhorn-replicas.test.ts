import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { longhornReplicas } from './longhorn-replicas.ts';

test('no cluster with volumes has fewer nodes than copies', () => {
  assert.deepEqual(told(longhornReplicas, 'volumes: {provider: longhorn, replicas: 3}'), [
    {
      path: 'volumes.replicas',
      severity: 'error',
      message: '`volumes.replicas: 3` is more than the one node of `edge`',
      fix: 'Set `volumes.replicas` to 1, or add nodes.',
    },
  ]);
});

test('how many clusters fall short is said', () => {
  assert.deepEqual(told(longhornReplicas, 'volumes: {provider: longhorn, replicas: 4}'), [
    {
      path: 'volumes.replicas',
      severity: 'error',
      message: '`volumes.replicas: 4` is more than the 3 nodes of `hub` and than those of 1 more cluster',
      fix: 'Set `volumes.replicas` to 1, or add nodes.',
    },
  ]);
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(
      longhornReplicas,
      `volumes: {provider: longhorn, replicas: 3}
clusters: [{id: edge, metrics: {mode: scrape, credentials: {secret: a}}}]`,
    ),
    [],
    'clusters without volumes do not count',
  );
  assert.deepEqual(
    told(longhornReplicas, 'volumes: {provider: existing, replicas: 3}'),
    [],
    'other storage keeps its own copies',
  );
});
