import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facing, healthy, node, proved } from '../testing/flows.ts';
import { oneCompactor } from './one-compactor.ts';

test('one compactor with one replica owns the bucket', () => {
  assert.deepEqual(proved(oneCompactor, healthy()), []);
});

test('a bucket that takes blocks and has no compactor grows for ever', () => {
  const flows = healthy();
  assert.deepEqual(
    facing(proved(oneCompactor, { ...flows, edges: flows.edges.filter((e) => !e.startsWith('compact')) })),
    [['bucket thanos', 'The bucket `thanos` at s3.example.com has no compactor', null]],
  );
});

test('two replicas, and two compactors on the same blocks, are told', () => {
  const flows = healthy();
  const compact = node('compactor', 'hub/compact', { replicas: 2 });
  const second = node('compactor', 'edge/compact');
  assert.deepEqual(
    facing(
      proved(oneCompactor, {
        nodes: { ...flows.nodes, compact, second },
        edges: [...flows.edges, 'second deletes-in bucket'],
      }),
    ),
    [
      ['compactor compact', 'The compactor `compact` of `hub` has 2 replicas on the bucket `thanos`', null],
      [
        'compactor compact',
        'The compactors `compact` of `hub` and `compact` of `edge` work on the same blocks of the bucket `thanos`',
        null,
      ],
    ],
  );
});

test('shards that divide the blocks are one compactor together, and a missing shard is told', () => {
  const flows = healthy();
  const shard = (index: number) => node('compactor', `hub/compact-${index}`, { shard: { index, total: 2 } });
  const nodes = { ...flows.nodes, compact: shard(0), second: shard(1) };
  assert.deepEqual(proved(oneCompactor, { nodes, edges: [...flows.edges, 'second deletes-in bucket'] }), []);
  assert.deepEqual(facing(proved(oneCompactor, { nodes, edges: flows.edges })), [
    ['compactor compact-0', 'The bucket `thanos` has 1 of 2 compactor shards', null],
  ]);
});

test('compactors that divide the streams by external labels are one for each, and a stream that none takes is told', () => {
  const flows = healthy();
  const keep = (regex: string) => ({ blockRules: [{ action: 'keep', labels: ['cluster'], regex }] as const });
  const nodes = {
    ...flows.nodes,
    compact: node('compactor', 'hub/compact', keep('edge')),
    second: node('compactor', 'hub/compact-b', keep('edge-2')),
    other: node('scraper', 'edge-2/main', { externalLabels: { cluster: 'edge-2' }, sidecar: 'edge-2/sidecar' }),
    otherSidecar: node('sidecar', 'edge-2/sidecar', { scraper: 'edge-2/main' }),
  };
  const edges = [...flows.edges, 'otherSidecar uploads bucket'];
  assert.deepEqual(proved(oneCompactor, { nodes, edges: [...edges, 'second deletes-in bucket'] }), []);
  assert.deepEqual(facing(proved(oneCompactor, { nodes, edges })), [
    [
      'bucket thanos',
      'The bucket `thanos` at s3.example.com has no compactor that takes the blocks of {cluster="edge-2", prometheus_replica="main-0"}',
      null,
    ],
  ]);
});
