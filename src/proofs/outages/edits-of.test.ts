import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editsOf } from './edits-of.ts';

test('fields that a remedy writes as the fleet file does are edits of them', () => {
  assert.deepEqual(editsOf('Set `metrics.keepLocal: 31h` of cluster `edge-1`. Set `metrics.ruler.keepLocal: 31h`.'), [
    { path: ['clusters', 'edge-1', 'metrics', 'keepLocal'], set: '31h' },
    { path: ['metrics', 'ruler', 'keepLocal'], set: '31h' },
  ]);
  assert.deepEqual(editsOf('Set `metrics.receive: {replicas: 5, replication: 3}`.'), [
    { path: ['metrics', 'receive', 'replicas'], set: 5 },
    { path: ['metrics', 'receive', 'replication'], set: 3 },
  ]);
  assert.deepEqual(editsOf('Set `metrics.keep` to `raw: 44h` or more.'), [
    { path: ['metrics', 'keep', 'raw'], set: '44h' },
  ]);
});

test('a remedy that leaves something to a person is no edit at all', () => {
  for (const remedy of [
    'Give cluster `hub` 3 nodes.',
    'Set `metrics.replicas: 2` of cluster `hub`. Give cluster `hub` 2 nodes.',
    'Set `spec.retention` of `Prometheus a/b` to 31h or more.',
    'Set `--tsdb.retention=31h` or more in `StatefulSet a/b`.',
  ])
    assert.deepEqual(editsOf(remedy), [], remedy);
});
