import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { tenant } from './tenant.ts';

const agent = `apiVersion: monitoring.coreos.com/v1alpha1
kind: PrometheusAgent
metadata: {name: k8s, namespace: monitoring}
spec:
  externalLabels: {cluster: edge}
  remoteWrite: [{url: "https://receive.example.com/api/v1/receive", headers: {THANOS-TENANT: team-a}}]
`;
const router = `apiVersion: v1
kind: ConfigMap
metadata: {name: rings, namespace: monitoring}
data:
  rings.json: '[{"hashring": "default", "endpoints": ["a:10901"]}]'
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: router, namespace: monitoring}
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: thanos
          image: quay.io/thanos/thanos:v0.42.4
          args: [receive, --receive.hashrings-file=/etc/rings/rings.json, --receive.hashrings-algorithm=ketama, --receive.default-tenant-id=old]
          volumeMounts: [{name: rings, mountPath: /etc/rings}]
      volumes: [{name: rings, configMap: {name: rings}}]
`;

test('a tenant that is renamed leaves its past with the old name', () => {
  assert.deepEqual(judged(tenant, agent, agent.replace('team-a', 'red')), [
    ['splits history', 'PrometheusAgent monitoring/k8s', 'spec', '`hub` writes as `red` and no longer as `team-a`'],
  ]);
});

test('a tenant that only comes or goes is no renaming', () => {
  assert.deepEqual(judged(tenant, agent, agent.replace('name: k8s', 'name: other')), []);
});

test('what is taken for the tenant, and the label of tenants, split everything', () => {
  assert.deepEqual(judged(tenant, router, router.replace('id=old', 'id=new, --receive.tenant-label-name=team')), [
    [
      'splits history',
      'Deployment monitoring/router',
      'spec.template.spec.containers[0]',
      'The receive router `router` of `hub` changes the label of tenants from `tenant_id` to `team`',
    ],
    [
      'splits history',
      'Deployment monitoring/router',
      'spec.template.spec.containers[0]',
      'The receive router `router` of `hub` changes the tenant of writers that name none from `old` to `new`',
    ],
  ]);
});
