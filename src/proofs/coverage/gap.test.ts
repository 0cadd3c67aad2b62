import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, hour, minute } from '../../kube/duration.ts';
import { facing, healthy, node, promised, proved } from '../testing/flows.ts';
import { gap } from './gap.ts';

test('a fleet whose Prometheus, gateway and compactor hand over in time has no gap', () => {
  assert.deepEqual(proved(gap, healthy()), []);
});

test('a Prometheus that drops blocks before a store gateway has seen them leaves the exact ages in between', () => {
  const flows = healthy();
  const prometheus = node('scraper', 'edge/main', {
    externalLabels: { cluster: 'edge' },
    sidecar: 'edge/sidecar',
    retentionMs: 2 * hour,
  });
  const store = node('store-gateway', 'hub/store', { syncMs: 3 * hour });
  const [found, ...more] = proved(gap, { ...flows, nodes: { ...flows.nodes, prometheus, store } });
  assert.deepEqual(more, []);
  assert.equal(
    found?.message,
    'metrics of edge: ages 3h to 4h1m30s of the promised 14d at full resolution are in no store: sidecar `sidecar` of `edge` drops them at 3h, store-gateway `store` of `hub` has them from 4h1m30s on',
  );
  assert.deepEqual(found?.counterexample, {
    stream: 'metrics of edge',
    interval: '3h to 4h1m30s',
    hops: [
      'sidecar `sidecar` of `edge` holds 0s to 3h, asked by frontend -> query -> sidecar',
      'store-gateway `store` of `hub` holds 4h1m30s to 15d, asked by frontend -> query -> store',
      'nothing holds 3h to 4h1m30s',
    ],
  });
});

test('a sidecar that nobody asks leaves the young ages missing, whatever the bucket holds', () => {
  const flows = healthy();
  const edges = flows.edges.filter((e) => e !== 'query queries sidecar');
  assert.deepEqual(facing(proved(gap, { ...flows, edges })), [
    [
      'scraper main',
      'metrics of edge: ages 0s to 1h16m30s of the promised 14d at full resolution are in no store: store-gateway `store` of `hub` has them from 1h16m30s on',
      '0s to 1h16m30s',
    ],
  ]);
});

const kept = (raw: number, fiveMinutes: number, deleteDelayMs: number) => {
  const flows = healthy();
  const keep = { raw, '5m': fiveMinutes, '1h': 90 * day };
  const compact = node('compactor', 'hub/compact', { retentionMs: keep, deleteDelayMs });
  return proved(gap, { ...flows, nodes: { ...flows.nodes, compact } }, { ...promised, keep }).map(
    (f) => f.counterexample?.interval,
  );
};

test('raw blocks gone before blocks of two days are made never become 5m data; half the deletion delay is what saves the shortest retention', () => {
  assert.deepEqual(kept(40 * hour, 30 * day, 48 * hour), []);
  assert.deepEqual(kept(40 * hour, 30 * day, 0), ['40h to 30d', '30d to 90d']);
  assert.deepEqual(kept(44 * hour, 30 * day, 0), []);
});

test('10 days of raw and 5m data, which the engine accepts, are too short for 1h data to come to be', () => {
  assert.deepEqual(kept(10 * day, 10 * day, 48 * hour), ['11d to 90d']);
  assert.deepEqual(kept(10 * day, 14 * day, 48 * hour), []);
  assert.deepEqual(kept(12 * day, 12 * day, 48 * hour), []);
});

test('time windows of two gateways that do not meet leave a hole between them', () => {
  const flows = healthy();
  const store = node('store-gateway', 'hub/store', { oldestMs: 5 * day });
  const old = node('store-gateway', 'hub/store-old', { youngestMs: 6 * day });
  const edges = [...flows.edges, 'query queries old', 'old reads-bucket bucket'];
  assert.deepEqual(
    proved(gap, { nodes: { ...flows.nodes, store, old }, edges }).map((f) => f.counterexample?.interval),
    ['5d to 6d'],
  );
});

test('one hash shard that nobody asks is as good as none', () => {
  const flows = healthy();
  const store = node('store-gateway', 'hub/store', { shard: { index: 0, total: 2 } });
  const second = node('store-gateway', 'hub/store-1', { shard: { index: 1, total: 2 } });
  const nodes = { ...flows.nodes, store, second };
  const read = [...flows.edges, 'second reads-bucket bucket'];
  assert.deepEqual(
    proved(gap, { nodes, edges: read }).map((f) => f.counterexample?.interval),
    ['25h to 14d', '14d to 30d', '30d to 90d'],
  );
  assert.deepEqual(proved(gap, { nodes, edges: [...read, 'query queries second'] }), []);
});

test('an agent is covered by the ingesters that take its samples and by the bucket they upload to', () => {
  const flows = healthy();
  const nodes = {
    ...flows.nodes,
    agent: node('agent', 'shop/agent', { externalLabels: { cluster: 'shop' } }),
    router: node('receive-router', 'hub/router'),
    ingester: node('ingester', 'hub/ingester', { retentionMs: 90 * minute }),
  };
  const edges = [
    ...flows.edges,
    'agent remote-writes router',
    'router forwards ingester',
    'ingester uploads bucket',
    'query queries ingester',
  ];
  assert.deepEqual(
    proved(gap, { nodes, edges }).map((f) => f.counterexample),
    [
      {
        stream: 'metrics of shop',
        interval: '3h30s to 3h15m30s',
        hops: [
          'ingester `ingester` of `hub` holds 0s to 3h30s, asked by frontend -> query -> ingester',
          'store-gateway `store` of `hub` holds 3h15m30s to 15d, asked by frontend -> query -> store',
          'nothing holds 3h30s to 3h15m30s',
        ],
      },
    ],
  );
});

test('a store gateway that leaves out the blocks of a cluster does not hold them', () => {
  const flows = healthy();
  const store = node('store-gateway', 'hub/store', {
    blockRules: [{ action: 'drop', labels: ['cluster'], regex: 'edge.*' }],
  });
  assert.deepEqual(
    proved(gap, { ...flows, nodes: { ...flows.nodes, store } }).map((f) => f.counterexample?.interval),
    ['25h to 14d', '14d to 30d', '30d to 90d'],
  );
});
