import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { hashring } from './hashring.ts';

const ring = `apiVersion: v1
kind: ConfigMap
metadata: {name: rings, namespace: monitoring}
data:
  rings.json: '[{"hashring": "default", "endpoints": ["a:10901", "b:10901"]}]'
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
          args: [receive, --receive.hashrings-file=/etc/rings/rings.json, --receive.hashrings-algorithm=ketama, --receive.replication-factor=1]
          volumeMounts: [{name: rings, mountPath: /etc/rings}]
      volumes: [{name: rings, configMap: {name: rings}}]
`;

test('endpoints that come are started first, those that go stand until they have uploaded', () => {
  assert.deepEqual(judged(hashring, ring, ring.replace('"a:10901", "b:10901"', '"a:10901", "b:10901", "c:10901"')), [
    [
      'needs order',
      'Deployment monitoring/router',
      'spec.template.spec.containers[0]',
      'The receive router `router` of `hub`, hashring `default`, gets 1 more endpoint, and a part of the series moves',
    ],
  ]);
  assert.deepEqual(judged(hashring, ring, ring.replace('"a:10901", "b:10901"', '"a:10901"')), [
    [
      'needs order',
      'Deployment monitoring/router',
      'spec.template.spec.containers[0]',
      'The receive router `router` of `hub`, hashring `default`, loses 1 endpoint, and a part of the series moves',
    ],
  ]);
});

test('another algorithm or another number of copies moves nearly everything', () => {
  assert.deepEqual(judged(hashring, ring, ring.replace('algorithm=ketama', 'algorithm=hashmod')), [
    [
      'needs order',
      'Deployment monitoring/router',
      'spec.template.spec.containers[0]',
      'The receive router `router` of `hub`, hashring `default`, hashes by `hashmod` instead of `ketama`',
    ],
  ]);
  assert.deepEqual(judged(hashring, ring, ring.replace('factor=1', 'factor=3')), [
    [
      'needs order',
      'Deployment monitoring/router',
      'spec.template.spec.containers[0]',
      'The receive router `router` of `hub` writes 3 copies instead of 1',
    ],
  ]);
  assert.deepEqual(judged(hashring, ring.replace('factor=1', 'factor=3'), ring), [
    [
      'needs order',
      'Deployment monitoring/router',
      'spec.template.spec.containers[0]',
      'The receive router `router` of `hub` writes 1 copy instead of 3',
    ],
  ]);
});

test('a hashring that goes leaves its ingesters for a while; the order of endpoints is no change', () => {
  assert.deepEqual(judged(hashring, ring, ring.replace('"hashring": "default"', '"hashring": "other"')), [
    [
      'needs order',
      'Deployment monitoring/router',
      'spec.template.spec.containers[0]',
      'The receive router `router` of `hub` no longer has the hashring `default` of 2 endpoints',
    ],
  ]);
  assert.deepEqual(judged(hashring, ring, ring.replace('"a:10901", "b:10901"', '"b:10901", "a:10901"')), []);
});
