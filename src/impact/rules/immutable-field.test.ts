import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { database } from '../testing/manifests.ts';
import { immutableField } from './immutable-field.ts';

const many = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}}}
---
apiVersion: batch/v1
kind: Job
metadata: {name: once, namespace: shop}
spec: {template: {spec: {containers: [{name: c, image: "example.com/once:1"}]}}}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {clusterIP: None, ports: [{port: 80}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: fixed, namespace: shop}
immutable: true
data: {a: one}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: read}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
`;

test('a StatefulSet keeps its service, its selector and its claims; replicas, template and strategy may change', () => {
  assert.deepEqual(
    judged(
      immutableField,
      database,
      database
        .replace(
          'serviceName: db',
          `serviceName: other
  podManagementPolicy: Parallel`,
        )
        .replace('10Gi', '20Gi'),
    ),
    [
      [
        'impossible in place',
        'StatefulSet shop/db',
        'spec.serviceName',
        'StatefulSet shop/db of `hub` changes `spec.serviceName`, `spec.volumeClaimTemplates`, which a StatefulSet keeps for life',
      ],
    ],
  );
  assert.deepEqual(
    judged(
      immutableField,
      database,
      database
        .replace(
          `spec:
  serviceName`,
          `spec:
  replicas: 3
  updateStrategy: {type: OnDelete}
  serviceName`,
        )
        .replace('db:1.0', 'db:1.1'),
    ),
    [],
  );
});

test('each kind keeps what the API server holds for it', () => {
  assert.deepEqual(
    judged(
      immutableField,
      many,
      many
        .replace('matchLabels: {app: web}', 'matchLabels: {app: shop}')
        .replace('once:1', 'once:2')
        .replace('clusterIP: None', 'clusterIP: 10.96.0.7')
        .replace('a: one', 'a: two')
        .replace('name: view', 'name: edit'),
    ),
    [
      [
        'impossible in place',
        'Deployment shop/web',
        'spec.selector.matchLabels.app',
        'Deployment shop/web of `hub` changes `spec.selector`, which a Deployment keeps for life',
      ],
      [
        'impossible in place',
        'Job shop/once',
        'spec.template.spec.containers[0].image',
        'Job shop/once of `hub` changes `spec.template`, which a Job keeps for life',
      ],
      [
        'impossible in place',
        'Service shop/web',
        'spec.clusterIP',
        'Service shop/web of `hub` changes `spec.clusterIP`, which a Service keeps for life',
      ],
      [
        'impossible in place',
        'ConfigMap shop/fixed',
        'data.a',
        'ConfigMap shop/fixed of `hub` changes `data.a`, which a ConfigMap keeps for life',
      ],
      [
        'impossible in place',
        'ClusterRoleBinding read',
        'roleRef.name',
        'ClusterRoleBinding read of `hub` changes `roleRef.name`, which a ClusterRoleBinding keeps for life',
      ],
    ],
  );
});

test('what one side leaves out and the API server fills in, and a kind of another group, are no change', () => {
  assert.deepEqual(judged(immutableField, many.replace('clusterIP: None, ', ''), many), []);
  assert.deepEqual(
    judged(
      immutableField,
      many.replace('apiVersion: apps/v1', 'apiVersion: example.com/v1'),
      many
        .replace('apiVersion: apps/v1', 'apiVersion: example.com/v1')
        .replace('matchLabels: {app: web}', 'matchLabels: {app: shop}'),
    ),
    [],
  );
});
