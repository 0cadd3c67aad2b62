import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { database, logStore } from '../testing/manifests.ts';
import { volumeClaim } from './volume-claim.ts';

const classed = `---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: longhorn}
provisioner: driver.longhorn.io
allowVolumeExpansion: true
${database}`;
const fixed = `---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: longhorn}
provisioner: driver.longhorn.io
allowVolumeExpansion: false
${database}`;
const prometheus = `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: monitoring}
spec:
  storage: {volumeClaimTemplate: {spec: {resources: {requests: {storage: 50Gi}}}}}
`;

test('a volume that grows needs a class that allows it, and its claims patched first', () => {
  assert.deepEqual(judged(volumeClaim, classed, classed.replace('10Gi', '20Gi')), [
    [
      'needs order',
      'StatefulSet shop/db',
      'spec.volumeClaimTemplates[0].spec',
      'StatefulSet shop/db of `hub` grows `data` from 10Gi to 20Gi',
    ],
  ]);
  assert.deepEqual(judged(volumeClaim, database, database.replace('10Gi', '20Gi')), [
    [
      'needs order',
      'StatefulSet shop/db',
      'spec.volumeClaimTemplates[0].spec',
      'StatefulSet shop/db of `hub` grows `data` from 10Gi to 20Gi, and whether its storage class allows it is not known',
    ],
  ]);
  assert.deepEqual(judged(volumeClaim, fixed, fixed.replace('10Gi', '20Gi')), [
    [
      'impossible in place',
      'StatefulSet shop/db',
      'spec.volumeClaimTemplates[0].spec',
      'StatefulSet shop/db of `hub` grows `data` from 10Gi to 20Gi, and its storage class `longhorn` does not allow volumes to grow',
    ],
  ]);
});

test('no volume shrinks, and none changes its class or its modes', () => {
  assert.deepEqual(judged(volumeClaim, database, database.replace('10Gi', '5Gi')), [
    [
      'impossible in place',
      'StatefulSet shop/db',
      'spec.volumeClaimTemplates[0].spec',
      'StatefulSet shop/db of `hub` shrinks `data` from 10Gi to 5Gi',
    ],
  ]);
  assert.deepEqual(
    judged(volumeClaim, database, database.replace('longhorn', 'fast').replace('ReadWriteOnce', 'ReadWriteMany')),
    [
      [
        'impossible in place',
        'StatefulSet shop/db',
        'spec.volumeClaimTemplates[0].spec',
        'StatefulSet shop/db of `hub` changes the storage class of `data` from `longhorn` to `fast`',
      ],
      [
        'impossible in place',
        'StatefulSet shop/db',
        'spec.volumeClaimTemplates[0].spec',
        'StatefulSet shop/db of `hub` changes the access modes of `data` from `ReadWriteOnce` to `ReadWriteMany`',
      ],
    ],
  );
  assert.deepEqual(judged(volumeClaim, prometheus, prometheus.replace('50Gi', '20Gi')), [
    [
      'impossible in place',
      'Prometheus monitoring/k8s',
      'spec.storage.volumeClaimTemplate.spec',
      'Prometheus monitoring/k8s of `hub` shrinks `storage` from 50Gi to 20Gi',
    ],
  ]);
  assert.deepEqual(judged(volumeClaim, logStore, logStore.replace('50Gi', '20Gi')), [
    [
      'impossible in place',
      'OpenSearchCluster logging/logs',
      'spec.nodePools[0].diskSize',
      'OpenSearchCluster logging/logs of `hub` shrinks `data` from 50Gi to 20Gi',
    ],
  ]);
});

test('a Prometheus without storage of its own begins with an emptyDir', () => {
  assert.deepEqual(
    judged(
      volumeClaim,
      prometheus,
      prometheus.replace(
        `  storage: {volumeClaimTemplate: {spec: {resources: {requests: {storage: 50Gi}}}}}
`,
        `  replicas: 1
`,
      ),
    ),
    [
      [
        'loses',
        'Prometheus monitoring/k8s',
        'spec.storage.volumeClaimTemplate.spec',
        'Prometheus monitoring/k8s of `hub` no longer keeps `storage` on a volume of its own',
      ],
    ],
  );
});

test('sizes that are equal in another unit, and a volume that is new, are no trouble', () => {
  assert.deepEqual(judged(volumeClaim, database.replace('10Gi', '1Gi'), database.replace('10Gi', '1024Mi')), []);
  assert.deepEqual(
    judged(
      volumeClaim,
      prometheus.replace(
        `  storage: {volumeClaimTemplate: {spec: {resources: {requests: {storage: 50Gi}}}}}
`,
        `  replicas: 1
`,
      ),
      prometheus,
    ),
    [],
  );
});
