import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { secretReference } from './secret-reference.ts';

const web = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    spec: {containers: [{name: web, image: "example.com/web:1.0", envFrom: [{secretRef: {name: old}}]}]}
`;
const made = `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: made, namespace: shop}
spec: {target: {name: new}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    spec: {containers: [{name: web, image: "example.com/web:1.0", envFrom: [{secretRef: {name: old}}]}]}
`;

test('a Secret that nothing used and nothing makes comes first', () => {
  assert.deepEqual(judged(secretReference, web, web.replace('name: old', 'name: new')), [
    [
      'needs order',
      'Deployment shop/web',
      'spec.template.spec.containers[0].envFrom[0].secretRef.name',
      'Deployment shop/web of `hub` uses the Secret `new`, which nothing used before',
    ],
  ]);
  assert.deepEqual(
    judged(
      secretReference,
      web,
      web.replace(
        'envFrom: [{secretRef: {name: old}}]',
        'env: [{name: A, valueFrom: {secretKeyRef: {name: key, key: a}}}]',
      ),
    ),
    [
      [
        'needs order',
        'Deployment shop/web',
        'spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.name',
        'Deployment shop/web of `hub` uses the Secret `key`, which nothing used before',
      ],
    ],
  );
});

test('an optional one, and one that was used before, are no trouble', () => {
  assert.deepEqual(
    judged(
      secretReference,
      web,
      web.replace('{secretRef: {name: old}}', '{secretRef: {name: old}}, {secretRef: {name: more, optional: true}}'),
    ),
    [],
  );
  assert.deepEqual(judged(secretReference, web, web.replace('web:1.0', 'web:1.1')), []);
});

test('one that an ExternalSecret of the same cluster makes is no trouble', () => {
  assert.deepEqual(judged(secretReference, made, made.replace('secretRef: {name: old}', 'secretRef: {name: new}')), []);
});
