import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { logStoreSecurity } from './log-store-security.ts';

const store = `apiVersion: opensearch.org/v1
kind: OpenSearchCluster
metadata: {name: logs, namespace: logging}
spec:
  general: {serviceName: logs}
  security: {tls: {transport: {nodesDn: [CN=old]}, http: {secret: {name: a}}}, config: {adminSecret: {name: b}}}
  nodePools:
    - {component: data, replicas: 3, diskSize: 50Gi, roles: [data]}
`;

test('trust between nodes, the certificate of the API and the accounts each have their order', () => {
  assert.deepEqual(
    judged(
      logStoreSecurity,
      store,
      store.replace('CN=old', 'CN=new').replace('{name: a}', '{name: c}').replace('{name: b}', '{name: d}'),
    ),
    [
      [
        'needs order',
        'OpenSearchCluster logging/logs',
        'spec.security.tls.transport.nodesDn[0]',
        'OpenSearchCluster logging/logs of `hub` changes how its nodes trust each other',
      ],
      [
        'needs order',
        'OpenSearchCluster logging/logs',
        'spec.security.tls.http.secret.name',
        'OpenSearchCluster logging/logs of `hub` changes the certificate of its API',
      ],
      [
        'needs order',
        'OpenSearchCluster logging/logs',
        'spec.security.config.adminSecret.name',
        'OpenSearchCluster logging/logs of `hub` changes its accounts',
      ],
    ],
  );
});

test('what is not security is silent', () => {
  assert.deepEqual(judged(logStoreSecurity, store, store.replace('replicas: 3', 'replicas: 4')), []);
});
