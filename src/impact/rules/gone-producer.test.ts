import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { ingesters, keepingPrometheus, notes, uploadingPrometheus } from '../testing/manifests.ts';
import { goneProducer } from './gone-producer.ts';

const prom = uploadingPrometheus + notes;
const alone = keepingPrometheus + notes;
const agent = `---
apiVersion: monitoring.coreos.com/v1alpha1
kind: PrometheusAgent
metadata: {name: k8s, namespace: monitoring}
spec:
  externalLabels: {cluster: edge}
  remoteWrite: [{url: "https://receive.example.com/api/v1/receive", headers: {THANOS-TENANT: a}}]
${notes}`;
const receive = ingesters + notes;
const shards = `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: monitoring}
spec:
  shards: 2
`;

test('a Prometheus takes what it has not uploaded, or all that it keeps', () => {
  assert.deepEqual(judged(goneProducer, prom, prom.replace(uploadingPrometheus, '')), [
    [
      'loses 0s to 3h1m30s',
      'Prometheus monitoring/k8s',
      'spec',
      'The Prometheus `k8s` of `hub` goes: what it has not uploaded yet is lost',
    ],
  ]);
  assert.deepEqual(judged(goneProducer, alone, alone.replace(keepingPrometheus, '')), [
    [
      'loses 0s to 15d',
      'Prometheus monitoring/k8s',
      'spec',
      'The Prometheus `k8s` of `hub` goes: all that it keeps, for it uploads nothing, is lost',
    ],
  ]);
});

test('an ingester takes what it has not uploaded, an agent what it has not sent', () => {
  assert.deepEqual(judged(goneProducer, receive, receive.replace(ingesters, '')), [
    [
      'loses 0s to 5h30s',
      'StatefulSet monitoring/receive',
      'spec.template.spec.containers[0]',
      'The ingester `receive` of `hub` goes: what it has not uploaded yet is lost',
    ],
  ]);
  assert.deepEqual(
    judged(
      goneProducer,
      agent,
      agent.replace(
        `apiVersion: monitoring.coreos.com/v1alpha1
kind: PrometheusAgent
metadata: {name: k8s, namespace: monitoring}
spec:
  externalLabels: {cluster: edge}
  remoteWrite: [{url: "https://receive.example.com/api/v1/receive", headers: {THANOS-TENANT: a}}]
---
`,
        '',
      ),
    ),
    [
      [
        'needs order',
        'PrometheusAgent monitoring/k8s',
        'spec',
        'The agent `k8s` of `hub` goes: what it has not sent yet goes with it',
      ],
    ],
  );
});

test('an agent that takes the place of a Prometheus is named', () => {
  assert.deepEqual(
    judged(
      goneProducer,
      prom,
      prom.replace(
        uploadingPrometheus,
        `apiVersion: monitoring.coreos.com/v1alpha1
kind: PrometheusAgent
metadata: {name: k8s, namespace: monitoring}
spec:
  externalLabels: {cluster: edge}
  remoteWrite: [{url: "https://receive.example.com/api/v1/receive", headers: {THANOS-TENANT: a}}]
---
`,
      ),
    ),
    [
      [
        'loses 0s to 3h1m30s',
        'Prometheus monitoring/k8s',
        'spec',
        'The Prometheus `k8s` of `hub` goes and the agent `k8s` takes its place: what it has not uploaded yet is lost',
      ],
    ],
  );
});

test('a shard is told by its own rule', () => {
  assert.deepEqual(judged(goneProducer, shards, shards.replace('shards: 2', 'shards: 1')), []);
});
