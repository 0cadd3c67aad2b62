import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../../components/testing/fleet.ts';
import { found, told } from '../testing/found.ts';
import { namespaceDeclared } from './namespace-declared.ts';

const model = modelOf();
const map = (metadata: string) => `---\n{apiVersion: v1, kind: ConfigMap, metadata: {${metadata}}}\n`;
const namespace = '---\n{apiVersion: v1, kind: Namespace, metadata: {name: monitoring}}\n';

test('objects in a namespace that is made, or that every cluster has, are silent', () => {
  const hub = `${map('name: a, namespace: monitoring')}${map('name: b, namespace: kube-system')}${namespace}`;
  assert.deepEqual(found(namespaceDeclared, { hub, model }), []);
});

test('a missing namespace and a namespace that nothing makes are told, the latter once', () => {
  const hub = `${map('name: a')}${map('name: b, namespace: logs')}${map('name: c, namespace: logs')}`;
  assert.deepEqual(told(found(namespaceDeclared, { hub, model })), [
    ['ConfigMap a', 'metadata.namespace', 'error', 'The ConfigMap `a` has no namespace'],
    [
      'ConfigMap logs/b',
      'metadata.namespace',
      'error',
      'The namespace `logs` is used in `hub` and made by nothing there',
    ],
  ]);
});

test('a chart goes into a namespace that is made as well', () => {
  const chart = (name: string, into: string) => ({ cluster: 'hub', name, releaseName: name, namespace: into });
  const charts = [chart('a', 'monitoring'), chart('b', 'kube-system'), chart('c', 'storage'), chart('d', 'storage')];
  assert.deepEqual(told(found(namespaceDeclared, { hub: namespace, model, charts })), [
    [
      'HelmChart c',
      'namespace',
      'error',
      'The chart `c` goes into the namespace `storage` of `hub`, which nothing there makes',
    ],
  ]);
});

test('manifests of other origin may leave both to the one who applies them', () => {
  assert.deepEqual(found(namespaceDeclared, { hub: map('name: a') + map('name: b, namespace: logs') }), []);
});
