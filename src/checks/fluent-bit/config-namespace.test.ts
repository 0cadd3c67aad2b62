import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { configNamespace } from './config-namespace.ts';

const pipeline = (spec: string) => `
apiVersion: fluentbit.fluent.io/v1alpha2
kind: FluentBit
metadata: {name: fluent-bit, namespace: logging}
spec: {fluentBitConfigName: config}
---
apiVersion: fluentbit.fluent.io/v1alpha2
kind: ClusterFluentBitConfig
metadata: {name: config}
spec: {${spec}}
`;

const operator = (namespace: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: operator, namespace: ${namespace}}
spec: {template: {spec: {containers: [{name: manager, image: 'example.com/mirror/fluent-operator:v3.3.0'}]}}}
---
`;

test("a configuration in the namespace of its pods is silent, also where that is the operator's", () => {
  assert.deepEqual(found(configNamespace, { hub: pipeline('namespace: logging') }), []);
  const chart = { cluster: 'hub', name: 'fluent-operator', releaseName: 'fluent-operator', namespace: 'logging' };
  assert.deepEqual(found(configNamespace, { hub: pipeline(''), charts: [chart] }), []);
  assert.deepEqual(found(configNamespace, { hub: operator('logging') + pipeline('') }), []);
});

test('an operator that is not seen may stand where the pods are', () => {
  assert.deepEqual(found(configNamespace, { hub: pipeline('') }), []);
});

test('in another namespace the pods never find it; without one it is made where the operator stands', () => {
  assert.deepEqual(told(found(configNamespace, { hub: pipeline('namespace: fluent') })), [
    [
      'ClusterFluentBitConfig config',
      'spec.namespace',
      'error',
      'The configuration of FluentBit `fluent-bit` is made in `fluent`, and its pods look for it in `logging`',
    ],
  ]);
  assert.deepEqual(told(found(configNamespace, { hub: operator('system') + pipeline('') })), [
    [
      'ClusterFluentBitConfig config',
      'spec.namespace',
      'error',
      'The configuration of FluentBit `fluent-bit` is made in `system`, the namespace of the operator, and its pods look for it in `logging`',
    ],
  ]);
});
