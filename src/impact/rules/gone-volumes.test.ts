import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { database, logStore, notes } from '../testing/manifests.ts';
import { goneVolumes } from './gone-volumes.ts';

const full = `---
apiVersion: v1
kind: Namespace
metadata: {name: shop}
${database}`;
const space = `---
apiVersion: v1
kind: Namespace
metadata: {name: shop}
${notes}`;
const claim = `---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data, namespace: shop}
spec: {resources: {requests: {storage: 1Gi}}}
${notes}`;
const stateful = notes + database;
const store = logStore + notes;

test('a namespace goes with all that is in it, a log store with what it stores', () => {
  assert.deepEqual(
    judged(
      goneVolumes,
      space,
      space.replace(
        `apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
`,
        '',
      ),
    ),
    [['needs order', 'Namespace shop', 'spec', 'Namespace shop of `hub` goes, and with it every object in it']],
  );
  assert.deepEqual(
    judged(
      goneVolumes,
      full,
      full.replace(
        `apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
`,
        '',
      ),
    ),
    [
      [
        'loses everything in it',
        'Namespace shop',
        'spec',
        'Namespace shop of `hub` goes, and with it every object and every claim in it',
      ],
    ],
  );
  assert.deepEqual(judged(goneVolumes, store, store.replace(logStore, '')), [
    [
      'loses everything in it',
      'OpenSearchCluster logging/logs',
      'spec',
      'OpenSearchCluster logging/logs of `hub` goes, and what it stores with it',
    ],
  ]);
});

test('a claim that goes takes its volume; those of a StatefulSet stay unless it says otherwise', () => {
  assert.deepEqual(
    judged(
      goneVolumes,
      claim,
      claim.replace(
        `apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data, namespace: shop}
spec: {resources: {requests: {storage: 1Gi}}}
---
`,
        '',
      ),
    ),
    [
      [
        'irreversible, with loss',
        'PersistentVolumeClaim shop/data',
        'spec',
        'PersistentVolumeClaim shop/data of `hub` goes with its volumes',
      ],
    ],
  );
  assert.deepEqual(
    judged(
      goneVolumes,
      stateful,
      stateful.replace(
        `---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  serviceName: db
  template:
    spec: {containers: [{name: db, image: "example.com/db:1.0"}]}
  volumeClaimTemplates:
    - metadata: {name: data}
      spec: {storageClassName: longhorn, accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}}
`,
        '',
      ),
    ),
    [
      [
        'needs order',
        'StatefulSet shop/db',
        'spec',
        'StatefulSet shop/db of `hub` goes; its claims stay and belong to nobody',
      ],
    ],
  );
  assert.deepEqual(
    judged(
      goneVolumes,
      stateful.replace(
        'serviceName: db',
        `serviceName: db
  persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete}`,
      ),
      stateful.replace(
        `---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  serviceName: db
  template:
    spec: {containers: [{name: db, image: "example.com/db:1.0"}]}
  volumeClaimTemplates:
    - metadata: {name: data}
      spec: {storageClassName: longhorn, accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}}
`,
        '',
      ),
    ),
    [['irreversible, with loss', 'StatefulSet shop/db', 'spec', 'StatefulSet shop/db of `hub` goes with its volumes']],
  );
});

test('a workload without volumes may go', () => {
  assert.deepEqual(judged(goneVolumes, space, space.replace(notes, '')), []);
});
