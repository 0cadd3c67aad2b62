import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOf } from './account-of.ts';
import { clusters } from './testing/manifests.ts';
import { trace } from './trace.ts';

test('definitions, webhooks and storage of Kubernetes itself are no unknown kinds; what may run pods or route calls is', () => {
  const objects = clusters({
    hub: [
      'apiextensions.k8s.io/v1 CustomResourceDefinition',
      'admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration',
      'storage.k8s.io/v1 CSIDriver',
      'v1 ReplicationController',
      'route.openshift.io/v1 Route',
    ]
      .map((line) => line.split(' '))
      .map(([apiVersion, kind]) => `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: x}\n`)
      .join('---\n'),
  });
  assert.deepEqual(accountOf(objects, trace(objects), { hub: '', keptBack: 0, absent: [] }).unknownKinds, [
    { apiVersion: 'v1', kind: 'ReplicationController', objects: 1 },
    { apiVersion: 'route.openshift.io/v1', kind: 'Route', objects: 1 },
  ]);
});
