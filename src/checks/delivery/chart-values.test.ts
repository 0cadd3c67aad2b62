import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { chartValues } from './chart-values.ts';

const chart = (name: string, values: string, more = 'repo: "https://r"') => ({
  folders: { a: `{kind: Kustomization, helmCharts: [{name: ${name}, ${more}, valuesInline: ${values}}]}` },
});

test('agent mode under a key that does not exist is told, and not under its own', () => {
  assert.deepEqual(
    found(chartValues, chart('kube-prometheus-stack', '{prometheus: {prometheusSpec: {enableAgentMode: true}}}')),
    [
      {
        code: 'delivery/chart-values',
        severity: 'error',
        where: {
          cluster: 'hub',
          object: 'Kustomization a',
          field: 'helmCharts[0].valuesInline.prometheus.prometheusSpec.enableAgentMode',
        },
        message:
          '`prometheus.prometheusSpec.enableAgentMode` of `Kustomization a` is no value of the chart `kube-prometheus-stack`',
        why: chartValues.why,
        fix: 'Write `prometheus.agentMode: true`; as it is, a whole Prometheus is installed.',
        refs: ['R05', 'R10', 'R12', 'R16', 'R32'],
        counterexample: null,
      },
    ],
  );
  assert.deepEqual(found(chartValues, chart('kube-prometheus-stack', '{prometheus: {agentMode: true}}')), []);
});

test('keys of other charts and of other versions are told of the chart that does not read them', () => {
  const fields = (given: ReturnType<typeof chart>) =>
    found(chartValues, given).map(({ where }) => ('field' in where ? where.field.replace(/.*valuesInline\./, '') : ''));
  const bitnami = 'repo: "oci://registry-1.docker.io/bitnamicharts"';
  const official = 'repo: "https://charts.min.io/"';
  const nodePorts = '{query: {service: {nodePorts: {grpc: 31000}}}}';
  assert.deepEqual(fields(chart('thanos', nodePorts, bitnami)), ['query.service.nodePorts.grpc']);
  assert.deepEqual(fields(chart('thanos', nodePorts)), []);
  const minio = '{auth: {rootUser: a}, defaultBuckets: thanos, service: {nodePorts: {api: 30000}}}';
  assert.deepEqual(fields(chart('minio', minio, official)), ['auth', 'defaultBuckets', 'service.nodePorts']);
  assert.deepEqual(fields(chart('minio', minio, bitnami)), []);
  const backup = '{defaultSettings: {backupTarget: "s3://b@r/"}}';
  assert.deepEqual(fields(chart('longhorn', backup, 'version: 1.8.0')), ['defaultSettings.backupTarget']);
  assert.deepEqual(fields(chart('longhorn', backup, 'version: v1.7.3')), []);
  assert.deepEqual(fields(chart('kube-prometheus-stack', '{thanos: {receive: {enabled: true}}}')), ['thanos.receive']);
});
