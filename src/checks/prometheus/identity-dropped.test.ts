import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, thanos, told } from '../testing/found.ts';
import { identityDropped } from './identity-dropped.ts';

const agent = (rule: string, replicas = 2) => `---
apiVersion: monitoring.coreos.com/v1alpha1
kind: PrometheusAgent
metadata: {name: a, namespace: monitoring}
spec:
  replicas: ${replicas}
  externalLabels: {cluster: edge}
  remoteWrite: [{url: "http://r.monitoring.svc:19291/api/v1/receive", writeRelabelConfigs: [${rule}]}]
`;
const receive = (rules: string) => `${thanos('r', ['receive', `--receive.relabel-config=${rules}`])}---
{apiVersion: v1, kind: Service, metadata: {name: r, namespace: monitoring}, spec: {selector: {app: r}, ports: [{port: 19291}]}}
`;

test('labels of targets may go, and so may the replica of a single agent and the name of its Prometheus', () => {
  for (const rule of ['{action: labeldrop, regex: pod}', '{action: labelkeep, regex: ".+"}', '{regex: cluster}'])
    assert.deepEqual(found(identityDropped, { hub: agent(rule) }), []);
  assert.deepEqual(
    found(identityDropped, { hub: agent('{action: labeldrop, regex: "prometheus(_replica)?"}', 1) }),
    [],
  );
  assert.deepEqual(found(identityDropped, { hub: agent('{action: labeldrop, regex: "("}') }), []);
});

test('an agent that drops its cluster is an error', () => {
  assert.deepEqual(found(identityDropped, { hub: agent('{action: LabelDrop, regex: "clu.*"}') }), [
    {
      code: 'prometheus/identity-dropped',
      severity: 'error',
      where: {
        cluster: 'hub',
        object: 'PrometheusAgent monitoring/a',
        field: 'spec.remoteWrite[0].writeRelabelConfigs[0]',
      },
      message: 'agent `a` of `hub` takes the label `cluster`, which tells producers apart, away from what it passes on',
      why: identityDropped.why,
      fix: identityDropped.fix,
      refs: ['A5', 'D6'],
      counterexample: null,
    },
  ]);
});

test('a pair that drops its replica, or keeps only other labels, is told', () => {
  for (const rule of [
    '{action: labeldrop, regex: prometheus_replica}',
    '{action: labelkeep, regex: "__name__|cluster"}',
  ])
    assert.deepEqual(
      found(identityDropped, { hub: agent(rule) }).map((f) => f.message),
      [
        'agent `a` of `hub` takes the label `prometheus_replica`, which tells producers apart, away from what it passes on',
      ],
    );
});

test('so is Receive that drops what its writers are told apart by', () => {
  const hub = agent('{action: labeldrop, regex: pod}') + receive('[{action: labeldrop, regex: cluster}]');
  assert.deepEqual(told(found(identityDropped, { hub })), [
    [
      'StatefulSet monitoring/r',
      'spec.template.spec.containers[0].args[1][0]',
      'error',
      'Receive `r` of `hub` takes the label `cluster`, which tells producers apart, away from what it passes on',
    ],
  ]);
  assert.deepEqual(found(identityDropped, { hub: receive('[{action: labeldrop, regex: cluster}]') }), []);
});

test('a Prometheus with a file of its own is read as well', () => {
  const config =
    'global: {external_labels: {cluster: a}}\nremote_write: [{url: "http://x", write_relabel_configs: [{action: labeldrop, regex: cluster}]}]\n';
  const hub = `---
apiVersion: v1
kind: ConfigMap
metadata: {name: c, namespace: m}
data: {prometheus.yml: ${JSON.stringify(config)}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: p, namespace: m}
spec: {template: {spec: {volumes: [{name: c, configMap: {name: c}}], containers: [{name: p, image: "prom/prometheus:v3.14.0", args: [--config.file=/c/prometheus.yml], volumeMounts: [{name: c, mountPath: /c}]}]}}}
`;
  assert.deepEqual(
    told(found(identityDropped, { hub })).map(([object, field]) => [object, field]),
    [['ConfigMap m/c', 'data[prometheus.yml].remote_write[0].write_relabel_configs[0]']],
  );
});
