import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooses } from './block-choice.ts';

const keep = (regex: string, ...labels: string[]) => ({ action: 'keep', labels, regex }) as const;
const drop = (regex: string, ...labels: string[]) => ({ action: 'drop', labels, regex }) as const;

test('rules keep and drop blocks by their external labels, anchored at both ends, as relabelling does', () => {
  assert.equal(chooses([], { cluster: 'a' }), true);
  assert.equal(chooses([keep('a|b', 'cluster')], { cluster: 'b' }), true);
  assert.equal(chooses([keep('a', 'cluster')], { cluster: 'ab' }), false);
  assert.equal(chooses([drop('a.*', 'cluster')], { cluster: 'ab' }), false);
  assert.equal(chooses([keep('a;x', 'cluster', 'zone')], { cluster: 'a', zone: 'x' }), true);
  assert.equal(chooses([keep('.*', 'cluster'), drop('a', 'cluster')], { cluster: 'a' }), false);
  assert.equal(chooses([keep(';', 'cluster', 'zone')], {}), true);
});

test('an expression that cannot be read here is taken to match', () => {
  assert.equal(chooses([keep('(?P<odd', 'cluster')], { cluster: 'a' }), true);
});
