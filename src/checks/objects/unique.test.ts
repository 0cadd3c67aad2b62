import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../../components/testing/fleet.ts';
import { found, told } from '../testing/found.ts';
import { unique } from './unique.ts';

const ingress = (version: string, namespace: string) =>
  `---\n{apiVersion: ${version}, kind: Ingress, metadata: {name: web, namespace: ${namespace}}}\n`;

test('equal names in two namespaces, of two kinds or in two clusters are different objects', () => {
  const hub = `${ingress('networking.k8s.io/v1', 'a')}${ingress('networking.k8s.io/v1', 'b')}---
{apiVersion: v1, kind: Service, metadata: {name: web, namespace: a}}`;
  assert.deepEqual(found(unique, { hub, edge: ingress('networking.k8s.io/v1', 'a') }), []);
});

test('one object in two versions of its API is there twice', () => {
  const hub = ingress('networking.k8s.io/v1', 'a') + ingress('networking.k8s.io/v1beta1', 'a');
  assert.deepEqual(found(unique, { hub }), [
    {
      code: 'objects/unique',
      severity: 'error',
      where: { cluster: 'hub', object: 'Ingress a/web', field: 'metadata.name' },
      message: '`Ingress a/web` is in `hub` twice, with different contents',
      why: unique.why,
      fix: unique.fix,
      refs: ['F11', 'C17'],
      counterexample: null,
    },
  ]);
});

test('a copy is a warning in manifests of other origin, which may be applied as one', () => {
  const twice = ingress('networking.k8s.io/v1', 'a').repeat(2);
  const message = '`Ingress a/web` is in `hub` twice, with the same content';
  assert.deepEqual(told(found(unique, { hub: twice })), [['Ingress a/web', 'metadata.name', 'warning', message]]);
  assert.deepEqual(told(found(unique, { hub: twice, model: modelOf() })), [
    ['Ingress a/web', 'metadata.name', 'error', message],
  ]);
});

test('an object in two directories of one cluster is there twice', () => {
  const parts = [ingress('networking.k8s.io/v1', 'a'), ingress('networking.k8s.io/v1', 'a')];
  assert.deepEqual(told(found(unique, { hub: parts })), [
    ['Ingress a/web', 'metadata.name', 'warning', '`Ingress a/web` is in `hub` twice, with the same content'],
  ]);
});
