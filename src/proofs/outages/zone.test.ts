import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Spread } from '../../topology/node-base.ts';
import { anywhere } from '../../topology/objects/spread.ts';
import { surviveNothing } from '../promise.ts';
import { promised, proved } from '../testing/flows.ts';
import { ringOf } from '../testing/ring.ts';
import { zoneOutage } from './zone.ts';

const even: Spread = { ...anywhere, zoneSkew: 1 };
const said = (zones: readonly (string | null)[], spread: Spread, ingesters = 3) => {
  const promise = { ...promised, nodes: new Map([['hub', zones]]), survive: { ...surviveNothing, zone: 1 } };
  return proved(zoneOutage, ringOf(ingesters, 3, { ingester: { spread } }), promise).map((f) => f.fix);
};

test('ingesters that are spread over three zones stand the loss of one; over two they do not', () => {
  assert.deepEqual(said(['a', 'b', 'c'], even), []);
  assert.deepEqual(said(['a', 'b', 'c'], { ...anywhere, zoneApart: true }), []);
  assert.deepEqual(said(['a', 'a', 'b', 'b'], even), ['Let the nodes of cluster `hub` name 3 zones by `zone`.']);
  assert.deepEqual(said([null, null, null], even), ['Let the nodes of cluster `hub` name 3 zones by `zone`.']);
});

test('pods that share no node are no more in a zone than it has nodes', () => {
  const apart = { ...anywhere, nodeApart: true };
  assert.deepEqual(said(['a', 'b', 'c'], apart), []);
  assert.equal(said(['a', 'a', 'b'], apart).length, 1);
});

test('five ingesters of three copies need a zone each', () => {
  assert.deepEqual(said(['a', 'b', 'c'], even, 5), ['Let the nodes of cluster `hub` name 5 zones by `zone`.']);
});
