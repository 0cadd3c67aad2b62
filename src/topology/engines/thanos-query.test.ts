import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusters, deployment, service } from '../testing/manifests.ts';
import { trace } from '../trace.ts';

test('endpoints of a discovery file are read from its ConfigMap, each with its place; a group is one store that any of its pods answers for', () => {
  const query = deployment(
    'query',
    ['query', '--endpoint.sd-config-file=/etc/sd/endpoints.yaml', '--endpoint-group=dns+store:10901'],
    '          volumeMounts: [{name: sd, mountPath: /etc/sd/}]\n      volumes: [{name: sd, configMap: {name: sd}}]',
  )
    .replace('"]}', '"],')
    .replace('/etc/sd/}]', '/etc/sd/}]}');
  const traced = trace(
    clusters({
      one: `${query}
apiVersion: v1
kind: ConfigMap
metadata: {name: sd, namespace: monitoring}
data:
  endpoints.yaml: |
    # comes first
    ---
    default_client_config: {tls_config: {enabled: false}}
    endpoints:
      - {address: "dns+store:10901", strict: false}
      - {address: "dns+store:10901", group: true}
      - {note: no address}
    ---
    endpoints: [{address: "second-document:1"}]
---
${deployment('store', ['store'])}${service('store', 'store', '{port: 10901}', 'clusterIP: None')}`,
    }),
  );
  assert.deepEqual(
    traced.edges.map(({ pods, readAt }) => ({ pods, ...readAt })),
    [
      {
        pods: 'any',
        cluster: 'one',
        object: 'Deployment monitoring/query',
        field: 'spec.template.spec.containers[0].args[2]',
      },
      {
        pods: 'each',
        cluster: 'one',
        object: 'ConfigMap monitoring/sd',
        field: 'data[endpoints.yaml].endpoints[0].address',
      },
      {
        pods: 'any',
        cluster: 'one',
        object: 'ConfigMap monitoring/sd',
        field: 'data[endpoints.yaml].endpoints[1].address',
      },
    ],
  );
});
