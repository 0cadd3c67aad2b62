import assert from 'node:assert/strict';
import { test } from 'node:test';
import { poolIndex, poolNeed } from './pool.ts';

test('the services of the hub have fixed places in its pool, and its sidecars none', () => {
  const places = (
    ['query-frontend', 'receive', 'grafana', 'bucket-web', 'opensearch', 'dashboards', 'aggregator', 'sidecar'] as const
  ).map((what) => poolIndex(true, 2, what));
  assert.deepEqual(places, [0, 1, 2, 3, 4, 5, 6, -1]);
  assert.equal(poolNeed(true, 2, ['query-frontend']), 1);
  assert.equal(poolNeed(true, 2, ['query-frontend', 'bucket-web']), 4);
});

test('elsewhere each sidecar replica takes an address, Grafana the next and Dashboards the one after it', () => {
  assert.deepEqual(
    [0, 1].map((replica) => poolIndex(false, 2, 'sidecar', replica)),
    [0, 1],
  );
  assert.equal(poolIndex(false, 2, 'grafana'), 2);
  assert.equal(poolIndex(false, 2, 'dashboards'), 3);
  assert.equal(poolIndex(false, 2, 'receive'), -1);
  assert.equal(poolNeed(false, 2, ['sidecar']), 2);
  assert.equal(poolNeed(false, 2, ['sidecar', 'grafana']), 3);
  assert.equal(poolNeed(false, 0, []), 0);
});
