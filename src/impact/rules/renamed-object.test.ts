import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { database } from '../testing/manifests.ts';
import { renamedObject } from './renamed-object.ts';

const part = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop, labels: {app.kubernetes.io/name: db}}
spec:
  serviceName: db
  template:
    spec: {containers: [{name: db, image: "example.com/db:1.0"}]}
  volumeClaimTemplates:
    - metadata: {name: data}
      spec: {storageClassName: longhorn, accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}}
`;

test('a StatefulSet in another namespace, or under another name, begins with empty volumes', () => {
  assert.deepEqual(judged(renamedObject, database, database.replace('namespace: shop', 'namespace: store')), [
    [
      'impossible in place, with loss',
      'StatefulSet shop/db',
      'metadata.namespace',
      'StatefulSet shop/db of `hub` moves from the namespace `shop` to `store`, and its volumes stay behind',
    ],
  ]);
  assert.deepEqual(judged(renamedObject, part, part.replace('metadata: {name: db,', 'metadata: {name: base,')), [
    [
      'impossible in place, with loss',
      'StatefulSet shop/db',
      'metadata.name',
      'StatefulSet shop/db of `hub` is renamed to `base`, and its volumes stay behind',
    ],
  ]);
});

test('another one beside it, and what goes without an heir, are not a renaming', () => {
  assert.deepEqual(
    judged(
      renamedObject,
      database,
      database.replace(
        `spec:
  serviceName`,
        `spec:
  replicas: 2
  serviceName`,
      ),
    ),
    [],
  );
  assert.deepEqual(
    judged(
      renamedObject,
      part,
      part.replace('metadata: {name: db,', 'metadata: {name: base,').replace('name: db}', 'name: base}'),
    ),
    [],
  );
});

test('an agent has only what it has still to send, and a store gateway only copies: neither is a renaming', () => {
  const agent = `apiVersion: monitoring.coreos.com/v1alpha1
kind: PrometheusAgent
metadata: {name: one, namespace: m, labels: {app.kubernetes.io/name: agent}}
spec: {storage: {volumeClaimTemplate: {spec: {resources: {requests: {storage: 1Gi}}}}}}
`;
  assert.deepEqual(judged(renamedObject, agent, agent.replace('name: one', 'name: two')), []);
  const alertmanager = agent.replace('v1alpha1', 'v1').replace('PrometheusAgent', 'Alertmanager');
  assert.deepEqual(judged(renamedObject, alertmanager, alertmanager.replace('name: one', 'name: two')), [
    [
      'impossible in place',
      'Alertmanager m/one',
      'metadata.name',
      'Alertmanager m/one of `hub` is renamed to `two`, and its volumes stay behind',
    ],
  ]);
});
