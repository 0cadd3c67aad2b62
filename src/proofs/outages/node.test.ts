import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Spread } from '../../topology/node-base.ts';
import { anywhere } from '../../topology/objects/spread.ts';
import { type Promised, surviveNothing } from '../promise.ts';
import { type Flows, healthy, node, promised, proved } from '../testing/flows.ts';
import { ringOf } from '../testing/ring.ts';
import { nodeOutage } from './node.ts';

const without = (nodes: number, of: number, origin: Promised['origin'] = 'fleet'): Promised => ({
  ...promised,
  origin,
  nodes: new Map([['hub', Array.from({ length: of }, () => null)]]),
  survive: { ...surviveNothing, node: nodes },
});
const said = (flows: Flows, promise: Promised) => proved(nodeOutage, flows, promise).map((f) => [f.message, f.fix]);
const apart: Spread = { ...anywhere, nodeApart: true };
const even: Spread = { ...anywhere, nodeSkew: 1 };

/** A Prometheus of the hub with so many replicas. */
const scraping = (replicas: number, spread: Spread = even): Flows => {
  const flows = healthy();
  const prometheus = node('scraper', 'hub/main', { replicas, spread, sidecar: 'edge/sidecar' });
  return { ...flows, nodes: { ...flows.nodes, prometheus } };
};

test('replicas on nodes of their own are copies of each other, by either rule that binds the scheduler', () => {
  assert.deepEqual(said(scraping(2, even), without(1, 2)), []);
  assert.deepEqual(said(scraping(2, apart), without(1, 2)), []);
  assert.deepEqual(said(scraping(2, apart), without(1, 0)), []);
  assert.deepEqual(said(healthy(), without(1, 1)), []);
});

test('what each node has of its own, and what has no pods, is not asked', () => {
  assert.deepEqual(said(scraping(1, { ...anywhere, everyNode: true }), without(1, 3)), []);
  assert.deepEqual(said(scraping(0, anywhere), without(1, 3)), []);
});

test('a Prometheus whose every pod may be on the nodes that are away scrapes nothing', () => {
  assert.deepEqual(said(scraping(2, anywhere), without(1, 3, 'manifests')), [
    [
      'metrics without a `cluster` label: what is scraped with 1 node of the hub away is lost: all 2 pods of scraper `main` of `hub` may be there',
      'Spread the pods of `scraper main` by a topology spread constraint with `whenUnsatisfiable: DoNotSchedule` and `maxSkew: 1` on `kubernetes.io/hostname`, over 2 nodes or more.',
    ],
  ]);
  assert.deepEqual(said(scraping(1), without(2, 2)), [
    [
      'metrics without a `cluster` label: what is scraped with 2 nodes of the hub away is lost: the one pod of scraper `main` of `hub` may be there',
      'Set `metrics.replicas: 3` of cluster `hub`. Give cluster `hub` 3 nodes.',
    ],
  ]);
});

test('a node takes as many ingesters as may be there; where no two may share one, those without a place count as away', () => {
  const ring = (spread: Spread) => ringOf(3, 3, { ingester: { spread } });
  assert.deepEqual(said(ring(even), without(1, 3)), []);
  assert.deepEqual(said(ring(apart), without(1, 3)), []);
  const message =
    'metrics of shop: ages 0s to 3h30s may be lost with 1 node of the hub away: a sample is safe with 2 copies written until its block is in the bucket, and 2 of 3 ingesters may be gone';
  assert.deepEqual(said(ring(even), without(1, 2)), [[message, 'Give cluster `hub` 3 nodes.']]);
  assert.deepEqual(said(ring(apart), without(1, 2)), [[message, 'Give cluster `hub` 3 nodes.']]);
  assert.deepEqual(said(ring(anywhere), without(1, 3)).length, 1);
});
