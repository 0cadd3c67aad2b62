import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { alertReplica } from './alert-replica.ts';

const workload = (replicas: number, image: string, args: readonly string[], volumes = '') => `---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: r, namespace: m}
spec:
  replicas: ${replicas}
  template:
    spec:
      ${volumes}
      containers:
        - name: r
          image: ${image}
          args: ${JSON.stringify(args)}
          env: [{name: POD, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]
          volumeMounts: [{name: c, mountPath: /c}]
`;
const ruler = (replicas: number, ...args: readonly string[]) =>
  workload(replicas, 'quay.io/thanos/thanos:v0.42.4', ['rule', '--label=replica="$(POD)"', ...args]);
const sends = '--alertmanagers.url=http://a:9093';
const prometheus = (alerting: string) =>
  `${workload(2, 'prom/prometheus:v3.14.0', ['--config.file=/c/p.yml'], 'volumes: [{name: c, configMap: {name: c}}]')}---
${JSON.stringify({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'c', namespace: 'm' },
  data: { 'p.yml': `global: {external_labels: {replica: "$POD_NAME"}}\nalerting: ${alerting}\n` },
})}
`;
const to = 'alertmanagers: [{static_configs: [{targets: ["a:9093"]}]}]';

test('a label that is taken away, a single ruler and one that sends no alerts are silent', () => {
  for (const hub of [
    ruler(2, sends, '--alert.label-drop=replica'),
    ruler(1, sends),
    ruler(2),
    ruler(2, sends, '--alert.relabel-config-file=/c/relabel.yml'),
    prometheus(`{${to}, alert_relabel_configs: [{action: labeldrop, regex: replica}]}`),
    prometheus('{}'),
    '---\n{apiVersion: monitoring.coreos.com/v1, kind: ThanosRuler, metadata: {name: r, namespace: m}, spec: {replicas: 2, alertmanagersUrl: ["http://a:9093"]}}\n',
  ])
    assert.deepEqual(found(alertReplica, { hub }), []);
});

test('rulers that send each alert as their own are an error', () => {
  assert.deepEqual(found(alertReplica, { hub: ruler(3, sends, '--alert.label-drop=other') }), [
    {
      code: 'thanos/alert-replica',
      severity: 'error',
      where: { cluster: 'hub', object: 'StatefulSet m/r', field: 'spec.template.spec.containers[0].args[3]' },
      message: 'The 3 replicas of StatefulSet m/r of `hub` send each alert with `replica`, so that it comes 3 times',
      why: alertReplica.why,
      fix: alertReplica.fix,
      refs: ['D15'],
      counterexample: null,
    },
  ]);
});

test('so is a pair of Prometheus with a file of its own', () => {
  assert.deepEqual(told(found(alertReplica, { hub: prometheus(`{${to}}`) })), [
    [
      'ConfigMap m/c',
      'data[p.yml].alerting.alert_relabel_configs',
      'error',
      'The 2 replicas of StatefulSet m/r of `hub` send each alert with `replica`, so that it comes 2 times',
    ],
  ]);
});
