import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { initialPassword } from './initial-password.ts';

const store = (container: string, tag = '3.6.0') =>
  `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: os, namespace: logging}, spec: {template: {spec: {containers: [{name: a, image: "opensearchproject/opensearch:${tag}"${container}}]}}}}`;

test('an image of 2.12 or later without a first password is told', () => {
  assert.deepEqual(found(initialPassword, { hub: store('') }), [
    {
      code: 'opensearch/initial-password',
      severity: 'error',
      where: {
        cluster: 'hub',
        object: 'StatefulSet logging/os',
        field: 'spec.template.spec.containers[0].env',
      },
      message: 'OpenSearch 3.6.0 of `os` in `hub` has no `OPENSEARCH_INITIAL_ADMIN_PASSWORD`',
      why: initialPassword.why,
      fix: initialPassword.fix,
      refs: ['R29'],
      counterexample: null,
    },
  ]);
  assert.equal(found(initialPassword, { hub: store('', '2.12.0') }).length, 1);
});

test('older images, a password, a configuration of their own, and what is elsewhere are silent', () => {
  const silent = [
    store('', '2.11.1'),
    store(', env: [{name: OPENSEARCH_INITIAL_ADMIN_PASSWORD, valueFrom: {secretKeyRef: {name: a, key: b}}}]'),
    store(', env: [{name: DISABLE_INSTALL_DEMO_CONFIG, value: "true"}]'),
    store(', env: [{name: DISABLE_SECURITY_PLUGIN, value: "true"}]'),
    store(', envFrom: [{secretRef: {name: a}}]'),
    store(', volumeMounts: [{name: a, mountPath: /usr/share/opensearch/config/opensearch.yml}]'),
  ];
  assert.deepEqual(
    silent.flatMap((hub) => found(initialPassword, { hub })),
    [],
  );
});
