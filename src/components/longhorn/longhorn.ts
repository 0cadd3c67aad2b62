import type { JsonObject, KubeObject } from '../../kube/objects.ts';
import { namespaces } from '../../model/addresses.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { charts, versions } from '../../model/versions.ts';
import { backupSecret, hasLonghorn, longhornClass } from '../../model/volumes.ts';
import { chartOf } from '../parts/chart.ts';
import { labelsOf } from '../parts/labels.ts';
import { type Component, waves } from '../workload.ts';

/** Longhorn, wherever it serves the fleet's volumes and there are some. */
export const longhorn: Component = {
  name: 'longhorn',
  wave: waves.storage,
  about: 'Longhorn, which serves persistent volumes and backs them up, by Helm chart.',
  build: (model, cluster) => {
    if (!hasLonghorn(model, cluster)) return null;
    const { charts: chart } = chartOf(charts.longhorn, namespaces.longhorn, longhornValues(model, cluster));
    return { objects: ownClass(model), charts: chart };
  },
};

function longhornValues(model: Model, cluster: Cluster): JsonObject {
  const { replicas } = model.volumes;
  // One copy of each helper on a single node: further ones would only take its memory.
  const helpers = Math.min(3, cluster.nodes.length);
  return {
    // Hooks cannot be run, and the check belongs to them (longhorn@v1.12.1 chart/values.yaml: false for GitOps).
    preUpgradeChecker: { jobEnabled: false, upgradeVersionCheck: true },
    persistence: {
      createStorageClass: true,
      // minikube and kind bring a default class; two of them are one too many.
      defaultClass: cluster.kubernetes.flavor !== 'minikube' && cluster.kubernetes.flavor !== 'kind',
      defaultClassReplicaCount: replicas,
      reclaimPolicy: 'Delete',
    },
    csi: {
      attacherReplicaCount: helpers,
      provisionerReplicaCount: helpers,
      resizerReplicaCount: helpers,
      snapshotterReplicaCount: helpers,
    },
    defaultSettings: {
      defaultReplicaCount: JSON.stringify({ v1: String(replicas), v2: String(replicas) }),
      // A pod of a StatefulSet on a dead node is never given up by Kubernetes itself, and holds its volume.
      nodeDownPodDeletionPolicy: 'delete-both-statefulset-and-deployment-pod',
      // By default a node that holds the last copy of a volume is never drained; with one copy of each, that is every node (longhorn@v1.12.1 docs, Node Drain Policy).
      ...(replicas === 1 && cluster.nodes.length > 1
        ? { nodeDrainPolicy: 'block-for-eviction-if-contains-last-replica' }
        : {}),
      upgradeChecker: false,
      allowCollectingLonghornUsageMetrics: false,
    },
    ...backupStore(model, cluster),
    longhornUI: { replicas: 1 },
    ingress: { enabled: false },
  };
}

/**
 * `s3://<bucket>@<region>/<folder>/`, ending with a slash (longhorn docs, Setting a Backup Target); the address of the store is in the Secret.
 * Each cluster has a folder of its own: in a common one each would take the backups of all others for its own.
 */
function backupStore({ volumes }: Model, cluster: Cluster): JsonObject {
  if (volumes.backup === null) return {};
  const { buckets, region } = volumes.backup.objectStore;
  return {
    defaultBackupStore: {
      backupTarget: `s3://${buckets.volumes}@${region}/${cluster.id}/`,
      backupTargetCredentialSecret: backupSecret,
      pollInterval: 300,
    },
  };
}

/** The chart's class is named `longhorn`; where the fleet names another one, it is made beside it with the same copies. */
function ownClass({ volumes }: Model): readonly KubeObject[] {
  const name = volumes.storageClass ?? longhornClass;
  if (name === longhornClass) return [];
  const object = {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name, labels: labelsOf({ name: 'longhorn', layer: 'storage', version: versions.longhorn }) },
    provisioner: 'driver.longhorn.io',
    parameters: { numberOfReplicas: String(volumes.replicas), fsType: 'ext4' },
    allowVolumeExpansion: true,
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'Immediate',
  };
  return [object];
}
