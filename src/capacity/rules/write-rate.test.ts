import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queueRate } from '../queue-rate.ts';
import { found } from '../testing/planned.ts';
import { writeRate } from './write-rate.ts';

const edge = (rate: number): string =>
  `clusters: [{id: edge, load: {samplesPerSecond: ${rate}}, metrics: {mode: agent}}]`;

test('a queue should write one and a half times as many samples as come in', () => {
  assert.deepEqual(found(writeRate, edge(666_000)), []);
  assert.deepEqual(found(writeRate, edge(700_000)), [
    {
      code: 'capacity/write-rate',
      severity: 'warning',
      where: { cluster: 'edge', object: 'PrometheusAgent monitoring/agent', field: 'spec.remoteWrite' },
      message:
        'PrometheusAgent monitoring/agent of `edge` takes in 700,000 samples a second and can write 1,000,000, less than one and a half times as many',
      why: writeRate.why,
      fix: writeRate.fix,
      refs: ['D10', 'N05'],
      counterexample: null,
    },
  ]);
});

test('the slowest of several targets decides, and what is not written is Prometheus’ default', () => {
  const agent = (...queues: readonly object[]) => ({
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'PrometheusAgent',
    metadata: { name: 'a' },
    spec: { remoteWrite: queues.map((queueConfig) => ({ url: 'http://r', queueConfig })) },
  });
  assert.deepEqual(
    [agent(), agent({}), agent({}, { maxShards: 5 }), agent({ maxShards: 10, maxSamplesPerSend: 500 })].map(queueRate),
    [null, 1e6, 100_000, 50_000],
  );
});
