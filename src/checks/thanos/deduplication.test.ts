import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthy, node } from '../../proofs/testing/flows.ts';
import { found, thanos, told } from '../testing/found.ts';
import { deduplication } from './deduplication.ts';

const pair = (replicas: number) => {
  const flows = healthy();
  const prometheus = node('scraper', 'edge/main', {
    externalLabels: { cluster: 'edge' },
    sidecar: 'edge/sidecar',
    replicas,
  });
  const ingester = node('ingester', 'hub/receive', { replicas: 3 });
  return {
    nodes: { ...flows.nodes, prometheus, ingester },
    edges: [...flows.edges, 'ingester uploads bucket', 'query queries ingester'],
  };
};
const compact = (...args: readonly string[]) => thanos('compact', ['compact', ...args]);
const query = (...args: readonly string[]) => thanos('query', ['query', ...args]);
const said = (hub: string, replicas = 2) => told(found(deduplication, { hub, flows: pair(replicas) }));
const place = (i: number) => ['StatefulSet monitoring/compact', `spec.template.spec.containers[0].args[${i}]`] as const;

test('replicas of Receive one to one in the bucket, and pairs by penalty in Query, are silent', () => {
  assert.deepEqual(said(compact('--deduplication.replica-label=receive_replica') + query()), []);
  assert.deepEqual(said(query('--deduplication.func=penalty')), []);
  assert.deepEqual(said(compact('--deduplication.func=penalty')), []);
  assert.deepEqual(said(query('--deduplication.func=chain'), 1), []);
});

test('replicas of Receive by penalty lose samples', () => {
  const hub = compact('--deduplication.replica-label=receive_replica', '--deduplication.func=penalty');
  assert.deepEqual(found(deduplication, { hub, flows: pair(1) }), [
    {
      code: 'thanos/deduplication',
      severity: 'error',
      where: {
        cluster: 'hub',
        object: 'StatefulSet monitoring/compact',
        field: 'spec.template.spec.containers[0].args[2]',
      },
      message:
        'StatefulSet monitoring/compact of `hub` merges the replicas of Receive `receive` of `hub` by `penalty`, which throws samples of theirs away',
      why: deduplication.why,
      fix: deduplication.fix,
      refs: ['B9', 'C13'],
      counterexample: null,
    },
  ]);
});

test('a pair of Prometheus one to one mixes samples, in the bucket and by chain in Query', () => {
  assert.deepEqual(said(compact('--deduplication.replica-label=prometheus_replica')), [
    [
      ...place(1),
      'error',
      'StatefulSet monitoring/compact of `hub` merges the 2 replicas of Prometheus `main` of `edge` one to one, which mixes samples of different times',
    ],
  ]);
  assert.deepEqual(said(query('--deduplication.func=chain')), [
    [
      'StatefulSet monitoring/query',
      'spec.template.spec.containers[0].args[1]',
      'error',
      'StatefulSet monitoring/query of `hub` merges the 2 replicas of Prometheus `main` of `edge` by `chain`, which mixes samples of different times',
    ],
  ]);
});

test('a pair by penalty in the bucket is right, and cannot be undone', () => {
  const hub = compact('--deduplication.replica-label=prometheus_replica', '--deduplication.func=penalty');
  assert.deepEqual(said(hub), [
    [
      ...place(2),
      'warning',
      'StatefulSet monitoring/compact of `hub` merges replicas in the bucket by `penalty`, which cannot be undone',
    ],
  ]);
});

test('shards by a label that is merged away miss the other replicas, before 0.42', () => {
  const rules =
    '[{action: hashmod, source_labels: [receive_replica], modulus: 2, target_label: s}, {action: keep, source_labels: [s], regex: 0}]';
  const sharded = (image: string) =>
    told(
      found(deduplication, {
        hub: thanos(
          'compact',
          ['compact', `--selector.relabel-config=${rules}`, '--deduplication.replica-label=receive_replica'],
          { image },
        ),
      }),
    );
  assert.deepEqual(sharded('quay.io/thanos/thanos:v0.42.4'), []);
  assert.deepEqual(sharded('quay.io/thanos/thanos:v0.41.0'), [
    [
      'StatefulSet monitoring/compact',
      'spec.template.spec.containers[0].args[1][0].source_labels',
      'error',
      'StatefulSet monitoring/compact of `hub` takes its share of the blocks by `receive_replica`, so that another shard has the replicas that it is to merge',
    ],
  ]);
});
