import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { configUnread } from './config-unread.ts';

const server = (spec = '{}') =>
  `---\n{apiVersion: monitoring.coreos.com/v1, kind: Alertmanager, metadata: {name: main, namespace: m}, spec: ${spec}}\n`;
const secret = (name: string, key = 'alertmanager.yaml') =>
  `---\n{apiVersion: bitnami.com/v1alpha1, kind: SealedSecret, metadata: {name: ${name}, namespace: m}, spec: {encryptedData: {${key}: x}}}\n`;
const chart = { cluster: 'hub', name: 'kube-prometheus-stack', releaseName: 'k', namespace: 'm' };

test('a Secret that is named, that has the name by default, or that holds something else is silent', () => {
  for (const hub of [
    server('{configSecret: mine}') + secret('mine'),
    server() + secret('alertmanager-main'),
    server() + secret('mine', 'password'),
    secret('mine'),
  ])
    assert.deepEqual(found(configUnread, { hub }), []);
});

test('beside a chart with an Alertmanager of its own nobody is blamed', () => {
  assert.deepEqual(found(configUnread, { hub: server() + secret('mine'), charts: [chart] }), []);
});

test('a Secret by another name is read by nobody', () => {
  assert.deepEqual(found(configUnread, { hub: server() + secret('alertmanager-config') }), [
    {
      code: 'alertmanager/config-unread',
      severity: 'error',
      where: { cluster: 'hub', object: 'SealedSecret m/alertmanager-config', field: 'metadata.name' },
      message:
        'The Secret `alertmanager-config` of `hub` holds a configuration of Alertmanager, and what is read there is `alertmanager-main`',
      why: configUnread.why,
      fix: configUnread.fix,
      refs: ['R38'],
      counterexample: null,
    },
  ]);
});
