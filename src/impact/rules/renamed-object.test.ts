import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { renamedObject } from './renamed-object.ts';

const stateful = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  serviceName: db
  template:
    spec: {containers: [{name: db, image: "example.com/db:1.0"}]}
  volumeClaimTemplates:
    - metadata: {name: data}
      spec: {storageClassName: longhorn, accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}}
`;
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
  assert.deepEqual(judged(renamedObject, stateful, stateful.replace('namespace: shop', 'namespace: store')), [
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
      stateful,
      stateful.replace(
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
