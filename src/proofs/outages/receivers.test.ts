import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../kube/duration.ts';
import { type Promised, surviveNothing } from '../promise.ts';
import { type Flows, healthy, node, promised, proved } from '../testing/flows.ts';
import { ringOf } from '../testing/ring.ts';
import { receiversOutage } from './receivers.ts';

const without = (receivers: number, origin: Promised['origin'] = 'manifests'): Promised => ({
  ...promised,
  origin,
  survive: { ...surviveNothing, receivers },
});
const said = (flows: Flows, promise: Promised) =>
  proved(receiversOutage, flows, promise).map((f) => [f.message, f.fix]);

test('k receivers may be away exactly with 2k + 1 copies or more', () => {
  for (const replication of [1, 2, 3, 4, 5, 6, 7])
    for (const away of [1, 2, 3])
      assert.equal(
        said(ringOf(9, replication), without(away)).length,
        replication >= 2 * away + 1 ? 0 : 1,
        `${replication} copies, ${away} away`,
      );
});

test('of two copies one answer is enough for a write, so that a sample may go with one receiver', () => {
  const [found] = proved(receiversOutage, ringOf(3, 2), without(1));
  assert.deepEqual(
    [found?.message, found?.fix, found?.counterexample],
    [
      'metrics of shop: ages 0s to 3h30s may be lost with 1 receiver away: a sample is safe with one copy written until its block is in the bucket, and 1 of 3 ingesters may be gone',
      'Set `--receive.replication-factor=3` in `receive-router router`, with 3 endpoints in the hashring.',
      {
        stream: 'metrics of shop',
        interval: '0s to 3h30s',
        hops: [
          'agent `agent` of `shop` writes to router',
          'receive-router `router` of `hub` writes each sample to 2 of 3 ingesters; 1 must answer',
          '1 of 3 ingesters are away',
        ],
      },
    ],
  );
});

test('of four copies three must be written: with two receivers away nothing new is taken', () => {
  assert.deepEqual(said(ringOf(4, 4), without(2, 'fleet')), [
    [
      'metrics of shop: new samples are lost with 2 receivers away: of 4 copies 3 must be written and 2 can be, and agent `agent` of `shop` holds for certain what it has not sent for 1h',
      'Set `metrics.receive: {replicas: 5, replication: 5}`.',
    ],
  ]);
});

test('ingesters without a router have the only copy, for as long as they keep it where they upload nothing', () => {
  const flows = healthy();
  const nodes = {
    ...flows.nodes,
    agent: node('agent', 'shop/agent', { externalLabels: { cluster: 'shop' } }),
    ingester: node('ingester', 'hub/ingester', { replicas: 3, uploads: false, retentionMs: 30 * day }),
  };
  const edges = [...flows.edges, 'agent remote-writes ingester', 'query queries ingester'];
  assert.deepEqual(said({ nodes, edges }, without(1)), [
    [
      'metrics of shop: ages 0s to 30d may be lost with 1 receiver away: a sample is safe with one copy written until its block is in the bucket, and 1 of 3 ingesters may be gone',
      'Put routers with a hashring of 3 ingesters and `--receive.replication-factor=3` before the ingesters.',
    ],
  ]);
});

test('a stream that no receiver takes is not asked', () => {
  assert.deepEqual(said(healthy(), without(3)), []);
});
