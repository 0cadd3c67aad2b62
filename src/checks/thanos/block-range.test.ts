import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { blockRange } from './block-range.ts';

const pod = (image: string, ...args: readonly string[]) => `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: p, namespace: monitoring}
spec:
  template:
    spec:
      containers: [{name: p, image: "${image}", args: ${JSON.stringify(args)}}]
`;
const prometheus = (spec: string) => `
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: main, namespace: monitoring}
spec: ${spec}
`;
const thanos = 'quay.io/thanos/thanos:v0.42.4';
const object = 'StatefulSet monitoring/p';

test('blocks of two hours are silent, written out or not', () => {
  const given = [
    pod('prom/prometheus:v3.14.0', '--storage.tsdb.min-block-duration=2h', '--storage.tsdb.max-block-duration=36h'),
    pod(thanos, 'receive', '--label=a="b"'),
    pod(thanos, 'rule', '--tsdb.block-duration=120m'),
    prometheus('{thanos: {blockSize: 2h}}'),
    prometheus('{thanos: {}}'),
  ];
  assert.deepEqual(
    given.flatMap((hub) => found(blockRange, { hub })),
    [],
  );
});

test('blocks of another length are told where they are set', () => {
  const given = [
    pod('prom/prometheus:v3.14.0', '--storage.tsdb.min-block-duration=5m', '--storage.tsdb.max-block-duration=5m'),
    pod(thanos, 'receive', '--tsdb.min-block-duration=10m', '--tsdb.max-block-duration=10m'),
    pod(thanos, 'rule', '--tsdb.block-duration=4h'),
  ];
  assert.deepEqual(
    given.flatMap((hub) => told(found(blockRange, { hub }))),
    [
      [
        object,
        'spec.template.spec.containers[0].args[0]',
        'warning',
        'StatefulSet monitoring/p of `hub` cuts blocks of 5m',
      ],
      [
        object,
        'spec.template.spec.containers[0].args[1]',
        'warning',
        'StatefulSet monitoring/p of `hub` cuts blocks of 10m',
      ],
      [
        object,
        'spec.template.spec.containers[0].args[1]',
        'warning',
        'StatefulSet monitoring/p of `hub` cuts blocks of 4h',
      ],
    ],
  );
});

test('what the operator is told counts too', () => {
  assert.deepEqual(found(blockRange, { hub: prometheus('{disableCompaction: true, thanos: {blockSize: 5m}}') }), [
    {
      code: 'thanos/block-range',
      severity: 'warning',
      where: { cluster: 'hub', object: 'Prometheus monitoring/main', field: 'spec.thanos.blockSize' },
      message: 'Prometheus monitoring/main of `hub` cuts blocks of 5m',
      why: blockRange.why,
      fix: blockRange.fix,
      refs: ['C7'],
      counterexample: null,
    },
  ]);
});
