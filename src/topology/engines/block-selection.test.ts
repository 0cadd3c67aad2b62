import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusters, deployment } from '../testing/manifests.ts';
import { trace } from '../trace.ts';

/** What a store gateway with these relabelling rules works on, and what was not understood of it. */
function chosen(rules: unknown): unknown {
  const store = deployment('store', ['store', `--selector.relabel-config=${JSON.stringify(rules)}`]);
  const traced = trace(clusters({ one: store }));
  const node = traced.nodes.get('one/store-gateway/monitoring/store');
  return node?.kind === 'store-gateway'
    ? { shard: node.shard, blockRules: node.blockRules, notUnderstood: traced.notUnderstood }
    : null;
}

const hash = { action: 'hashmod', source_labels: ['__block_id'], target_label: 'shard', modulus: 2 };

test('a hash of the block id that is kept for one value is a shard', () => {
  const keep = { action: 'keep', source_labels: ['shard'], regex: '1' };
  assert.deepEqual(chosen([hash, keep]), { shard: { index: 1, total: 2 }, blockRules: [], notUnderstood: [] });
  assert.deepEqual(chosen([hash, { ...keep, regex: 0 }]), {
    shard: { index: 0, total: 2 },
    blockRules: [],
    notUnderstood: [],
  });
});

test('rules by external labels are passed on, and others are said not to be understood', () => {
  assert.deepEqual(
    chosen([
      { action: 'keep', source_labels: ['cluster', 'tenant'], regex: 'a;.*' },
      { action: 'drop', source_labels: ['cluster'], regex: 'b' },
      { action: 'replace', target_label: 'x' },
      hash,
      { action: 'keep', source_labels: ['shard'], regex: '0|1' },
    ]),
    {
      shard: null,
      blockRules: [
        { action: 'keep', labels: ['cluster', 'tenant'], regex: 'a;.*' },
        { action: 'drop', labels: ['cluster'], regex: 'b' },
      ],
      notUnderstood: [
        'one: Deployment monitoring/store: blocks are chosen by a `replace` rule',
        'one: Deployment monitoring/store: the shard `0|1` is more than one number',
      ],
    },
  );
});
