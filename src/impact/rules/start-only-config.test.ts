import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { startOnlyConfig } from './start-only-config.ts';

const read = `apiVersion: v1
kind: ConfigMap
metadata: {name: store, namespace: monitoring}
data:
  file.yaml: 'a'
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: store, namespace: monitoring}
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: thanos
          image: quay.io/thanos/thanos:v0.42.4
          args: [store, --objstore.config-file=/etc/store/file.yaml]
          volumeMounts: [{name: store, mountPath: /etc/store}]
      volumes: [{name: store, configMap: {name: store}}]
`;
const sub = `apiVersion: v1
kind: ConfigMap
metadata: {name: store, namespace: monitoring}
data:
  file.yaml: 'a'
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: store, namespace: monitoring}
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: thanos
          image: quay.io/thanos/thanos:v0.42.4
          args: [store, --objstore.config-file=/etc/store/file.yaml]
          volumeMounts: [{name: store, mountPath: /etc/store/file.yaml, subPath: file.yaml}]
      volumes: [{name: store, configMap: {name: store}}]
`;
const ring = `apiVersion: v1
kind: ConfigMap
metadata: {name: store, namespace: monitoring}
data:
  file.yaml: 'a'
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: store, namespace: monitoring}
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: thanos
          image: quay.io/thanos/thanos:v0.42.4
          args: [store, --receive.hashrings-file=/etc/store/file.yaml]
          volumeMounts: [{name: store, mountPath: /etc/store}]
      volumes: [{name: store, configMap: {name: store}}]
`;

test('a file that Thanos reads once waits for a restart, and so does one that is mounted by subPath', () => {
  assert.deepEqual(judged(startOnlyConfig, read, read.replace("'a'", "'b'")), [
    [
      'needs order',
      'ConfigMap monitoring/store',
      'data[file.yaml]',
      'ConfigMap monitoring/store of `hub` changes `file.yaml`, which StatefulSet monitoring/store reads only when it starts',
    ],
  ]);
  assert.deepEqual(judged(startOnlyConfig, sub, sub.replace("'a'", "'b'")), [
    [
      'needs order',
      'ConfigMap monitoring/store',
      'data[file.yaml]',
      'ConfigMap monitoring/store of `hub` changes `file.yaml`, which StatefulSet monitoring/store reads by `subPath`, which is never renewed in a running pod',
    ],
  ]);
});

test('a file that is watched is taken over, and a pod that starts anyway reads everything', () => {
  assert.deepEqual(judged(startOnlyConfig, ring, ring.replace("'a'", "'b'")), []);
  assert.deepEqual(judged(startOnlyConfig, read, read.replace("'a'", "'b'").replace('v0.42.4', 'v0.42.5')), []);
});
