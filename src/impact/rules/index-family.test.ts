import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { indexFamily } from './index-family.ts';

const store = `apiVersion: opensearch.org/v1
kind: OpenSearchCluster
metadata: {name: logs, namespace: logging}
spec:
  general: {serviceName: logs, version: 3.6.0}
  nodePools:
    - {component: data, replicas: 3, diskSize: 50Gi, roles: [cluster_manager, data]}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: fluent-bit, namespace: logging}
spec:
  template:
    metadata: {labels: {app: fluent-bit}}
    spec:
      containers:
        - name: fluent-bit
          image: fluent/fluent-bit:5.1.1
          args: [--config=/fluent-bit/etc/fluent-bit.conf]
          volumeMounts: [{name: config, mountPath: /fluent-bit/etc}]
      volumes: [{name: config, configMap: {name: fluent-bit}}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: fluent-bit, namespace: logging}
data:
  fluent-bit.conf: |
    [INPUT]
        Name tail
        Path /var/log/containers/*.log
        Tag  kube.*
    [OUTPUT]
        Name  opensearch
        Match *
        Host  logs.logging.svc
        Logstash_Format On
        Logstash_Prefix logs
---
`;

test('a prefix that changes leaves the old indices behind', () => {
  assert.deepEqual(judged(indexFamily, store, store.replace('Prefix logs', 'Prefix shop')), [
    [
      'splits history',
      'ConfigMap logging/fluent-bit',
      'data[fluent-bit.conf].output[0]',
      'Nobody writes `logs-*` of `logs` of `hub` any more, but `shop-*`',
    ],
  ]);
});

test('another host or match is no other name', () => {
  assert.deepEqual(judged(indexFamily, store, store.replace('Match *', 'Match kube.*')), []);
});
