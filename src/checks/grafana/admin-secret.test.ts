import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { adminSecret } from './admin-secret.ts';

const charts = [{ cluster: 'hub', name: 'kube-prometheus-stack', releaseName: 'kps', namespace: 'monitoring' }];
const external = (name: string, ...names: readonly string[]) =>
  `---\n${JSON.stringify({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace: 'monitoring' },
    spec: { data: names.map((secretKey) => ({ secretKey })) },
  })}\n`;
const one = external('grafana-admin-secret', 'admin-password');

test('both keys, another Secret, a Grafana without the chart and keys that are elsewhere are silent', () => {
  for (const hub of [
    external('grafana-admin-secret', 'admin-user', 'admin-password'),
    external('grafana-smtp', 'password'),
    external('opensearch', 'admin-password'),
    '---\n{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: grafana, namespace: monitoring}, spec: {dataFrom: []}}\n',
  ])
    assert.deepEqual(found(adminSecret, { hub, charts }), []);
  assert.deepEqual(found(adminSecret, { hub: one }), []);
});

test('a Secret that a container reads by itself is its own affair', () => {
  const reader =
    '---\n{apiVersion: apps/v1, kind: Deployment, metadata: {name: g, namespace: monitoring}, spec: {template: {spec: {containers: [{name: g, env: [{name: P, valueFrom: {secretKeyRef: {name: grafana-admin-secret, key: admin-password}}}]}]}}}}\n';
  assert.deepEqual(found(adminSecret, { hub: one + reader, charts }), []);
});

test('the password alone keeps Grafana from starting', () => {
  assert.deepEqual(found(adminSecret, { hub: one, charts }), [
    {
      code: 'grafana/admin-secret',
      severity: 'error',
      where: { cluster: 'hub', object: 'ExternalSecret monitoring/grafana-admin-secret', field: 'spec.data' },
      message: 'The Secret `grafana-admin-secret` of `hub` has `admin-password` and no `admin-user`',
      why: adminSecret.why,
      fix: adminSecret.fix,
      refs: ['R37'],
      counterexample: null,
    },
  ]);
});

test('so does a sealed one, or a Secret as it is', () => {
  const sealed =
    '---\n{apiVersion: bitnami.com/v1alpha1, kind: SealedSecret, metadata: {name: grafana, namespace: monitoring}, spec: {encryptedData: {admin-user: x}}}\n';
  const plain =
    '---\n{apiVersion: v1, kind: Secret, metadata: {name: my-grafana, namespace: monitoring}, stringData: {admin-password: x}}\n';
  assert.deepEqual(
    told(found(adminSecret, { hub: sealed + plain, charts })).map(([object, , , message]) => [object, message]),
    [
      ['Secret monitoring/my-grafana', 'The Secret `my-grafana` of `hub` has `admin-password` and no `admin-user`'],
      ['SealedSecret monitoring/grafana', 'The Secret `grafana` of `hub` has `admin-user` and no `admin-password`'],
    ],
  );
});
