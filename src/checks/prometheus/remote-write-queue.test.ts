import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { remoteWriteQueue } from './remote-write-queue.ts';

const agent = (memory: string, queue: string) => `
apiVersion: monitoring.coreos.com/v1alpha1
kind: PrometheusAgent
metadata: {name: a, namespace: m}
spec: {resources: {limits: {${memory}}}, remoteWrite: [{url: "http://r", queueConfig: {${queue}}}]}
`;

test('the defaults fit into 256Mi, and without a limit nothing can be said', () => {
  assert.deepEqual(found(remoteWriteQueue, { hub: agent('memory: 256Mi', '') }), []);
  assert.deepEqual(found(remoteWriteQueue, { hub: agent('', 'maxShards: 1000') }), []);
});

test('the queues of the documents do not fit into 512Mi', () => {
  const hub = agent('memory: 512Mi', 'maxShards: 100, capacity: 20000, maxSamplesPerSend: 5000');
  assert.deepEqual(found(remoteWriteQueue, { hub }), [
    {
      code: 'prometheus/remote-write-queue',
      severity: 'warning',
      where: { cluster: 'hub', object: 'PrometheusAgent m/a', field: 'spec.remoteWrite' },
      message: 'The queues of PrometheusAgent `a` of `hub` may take 435Mi of its 512Mi of memory',
      why: remoteWriteQueue.why,
      fix: remoteWriteQueue.fix,
      refs: ['R49', 'D10'],
      counterexample: null,
    },
  ]);
});
