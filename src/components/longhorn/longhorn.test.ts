import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../kube/objects.ts';
import type { Model } from '../../model/model.ts';
import { modelOf } from '../testing/fleet.ts';
import { longhorn } from './longhorn.ts';

const store =
  'provider: minio, endpoint: "https://s3.example.com", region: eu-west-1, credentials: {secret: s3}, buckets: {metrics: blocks, volumes: copies}';

function fleet(volumes: string, hub = 'metrics: {mode: sidecar}', clusters: readonly string[] = []): Model {
  return modelOf({ store, hub, clusters, fleet: `volumes: {provider: longhorn, ${volumes}}` });
}

function valuesOf(model: Model): JsonObject {
  return longhorn.build(model, model.hub)?.charts[0]?.values ?? {};
}

test('backups go to the bucket of volumes, into a folder of the cluster’s own, by the Secret that has Longhorn’s names for keys', () => {
  const { defaultBackupStore } = valuesOf(fleet('backup: {objectStore: main}'));
  assert.deepEqual(defaultBackupStore, {
    backupTarget: 's3://copies@eu-west-1/hub/',
    backupTargetCredentialSecret: 'longhorn-backup',
    pollInterval: 300,
  });
  assert.equal(valuesOf(fleet('replicas: 1'))['defaultBackupStore'], undefined);
});

test('the chart runs no hook: neither the check before an upgrade nor the Job that would uninstall it', () => {
  const model = fleet('replicas: 1');
  const [chart] = longhorn.build(model, model.hub)?.charts ?? [];
  assert.deepEqual(
    [chart?.name, chart?.version, chart?.namespace, chart?.skipHooks, chart?.includeCRDs],
    ['longhorn', '1.12.1', 'longhorn-system', true, true],
  );
  assert.deepEqual(chart?.values['preUpgradeChecker'], { jobEnabled: false, upgradeVersionCheck: true });
});

test('every volume has as many copies as the fleet file says, and its helpers no more than the nodes', () => {
  const values = valuesOf(fleet('replicas: 1'));
  assert.deepEqual(
    [values['persistence'], values['defaultSettings'], values['csi']],
    [
      { createStorageClass: true, defaultClass: true, defaultClassReplicaCount: 1, reclaimPolicy: 'Delete' },
      {
        defaultReplicaCount: '{"v1":"1","v2":"1"}',
        nodeDownPodDeletionPolicy: 'delete-both-statefulset-and-deployment-pod',
        upgradeChecker: false,
        allowCollectingLonghornUsageMetrics: false,
      },
      { attacherReplicaCount: 1, provisionerReplicaCount: 1, resizerReplicaCount: 1, snapshotterReplicaCount: 1 },
    ],
  );
});

test('with one copy of each volume on several nodes, a copy is moved before its node is drained', () => {
  const policyOf = (replicas: number, count: number): unknown => {
    const one = fleet('replicas: 1');
    const model = { ...one, volumes: { ...one.volumes, replicas } };
    const nodes = Array.from({ length: count }, () => model.hub.nodes).flat();
    const values = longhorn.build(model, { ...model.hub, nodes })?.charts[0]?.values ?? {};
    return (values['defaultSettings'] as JsonObject)['nodeDrainPolicy'];
  };
  assert.deepEqual(
    [policyOf(1, 2), policyOf(2, 2), policyOf(1, 1)],
    ['block-for-eviction-if-contains-last-replica', undefined, undefined],
  );
});

test('where the cluster brings a default class, Longhorn’s is no second one', () => {
  const values = valuesOf(
    fleet('replicas: 1', 'kubernetes: {version: "1.34", flavor: minikube}, metrics: {mode: sidecar}'),
  );
  assert.equal((values['persistence'] as JsonObject)['defaultClass'], false);
});

test('a storage class of another name is made beside the chart’s own', () => {
  const model = fleet('replicas: 1, storageClass: fast');
  assert.deepEqual(longhorn.build(model, model.hub)?.objects, [
    {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: {
        name: 'fast',
        labels: {
          'app.kubernetes.io/name': 'longhorn',
          'app.kubernetes.io/instance': 'longhorn',
          'app.kubernetes.io/component': 'storage',
          'app.kubernetes.io/version': '1.12.1',
          'app.kubernetes.io/part-of': 'namsan',
          'app.kubernetes.io/managed-by': 'namsan',
        },
      },
      provisioner: 'driver.longhorn.io',
      parameters: { numberOfReplicas: '1', fsType: 'ext4' },
      allowVolumeExpansion: true,
      reclaimPolicy: 'Delete',
      volumeBindingMode: 'Immediate',
    },
  ]);
  const own = fleet('replicas: 1');
  assert.deepEqual(longhorn.build(own, own.hub)?.objects, []);
});

test('a cluster that keeps nothing has no Longhorn, nor has a fleet with volumes of its own', () => {
  const model = fleet('replicas: 1', 'metrics: {mode: sidecar}', ['id: bare, metrics: {mode: none}']);
  assert.deepEqual(
    model.clusters.map((cluster) => longhorn.build(model, cluster) !== null),
    [true, false],
  );
  const existing = modelOf();
  assert.equal(longhorn.build(existing, existing.hub), null);
});
