import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { collector, logStore } from '../testing/manifests.ts';
import { indexFamily } from './index-family.ts';

const store = logStore + collector;

test('a prefix that changes leaves the old indices behind', () => {
  assert.deepEqual(judged(indexFamily, store, store.replace('Prefix logs', 'Prefix shop')), [
    [
      'splits history',
      'ConfigMap logging/fluent-bit',
      'data[fluent-bit.conf].output[0]',
      'Nobody writes `logs-*` of `logs` of `hub` any more, but `shop-*`',
    ],
  ]);
});

test('another host or match is no other name', () => {
  assert.deepEqual(judged(indexFamily, store, store.replace('Match *', 'Match kube.*')), []);
});
