import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareSides } from '../comparison.ts';
import { impactsOf } from '../rule.ts';
import { judged, sideOf } from '../testing/impacts.ts';
import { goneCluster } from './gone-cluster.ts';
import { otherChange } from './other-change.ts';
import { restart } from './restart.ts';

const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, namespace: m}\n';
const widget = 'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\nspec: {sizes: [1, 2], deep: {a: 1}}\n';
const service = 'apiVersion: serving.example.com/v1\nkind: Service\nmetadata: {name: s, namespace: m}\nspec: {a: 1}\n';
const deployment =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d, namespace: m}\nspec: {replicas: 1, template: {spec: {containers: [{name: c, image: i}]}}}\n';

test('known kinds are safe, new, changed or gone; unknown ones, and a known name in another group, are not classed', () => {
  assert.deepEqual(judged(otherChange, account, `${widget}---\n${service}`), [
    ['safe', 'ServiceAccount m/a', '', 'ServiceAccount m/a of `hub` goes'],
    ['not classed', 'Widget w', '', 'Widget w of `hub` is new'],
    ['not classed', 'Service m/s', '', 'Service m/s of `hub` is new'],
  ]);
  assert.deepEqual(judged(otherChange, widget, widget.replace('[1, 2]', '[1, 3, 4]').replace('a: 1', 'b: 1')), [
    ['not classed', 'Widget w', 'spec.sizes[1]', 'Widget w of `hub` changes `spec.sizes[1]` and 3 other fields'],
  ]);
});

test('an object of which another rule has spoken, and a cluster that leaves, are not told again', () => {
  const changed = compareSides(sideOf(deployment), sideOf(deployment.replace('image: i', 'image: j')));
  assert.deepEqual(impactsOf(otherChange, changed, impactsOf(restart, changed)), []);
  const gone = compareSides(sideOf({ hub: account, edge: widget }), sideOf({ hub: account }));
  assert.deepEqual(impactsOf(otherChange, gone, impactsOf(goneCluster, gone)), []);
});
