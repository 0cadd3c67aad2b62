import type { Labels } from '../kube/objects.ts';
import type { Cluster, Model, ObjectStore } from './model.ts';

/** Name of the Secret in `longhorn-system` by which Longhorn reaches the bucket of backups; its keys have the names that Longhorn reads. */
export const backupSecret = 'longhorn-backup';

/** The storage class that the Longhorn chart makes (longhorn@v1.12.1 chart/templates/storageclass.yaml). */
export const longhornClass = 'longhorn';

/** Whether anything in a cluster keeps data on a volume. */
function needsVolumes(model: Model, cluster: Cluster): boolean {
  return (
    cluster.id === model.hub.id ||
    cluster.metrics.mode === 'sidecar' ||
    cluster.metrics.mode === 'agent' ||
    cluster.logs.mode === 'local' ||
    cluster.grafana ||
    cluster.alertmanager ||
    model.objectStores.some((store) => store.servedBy?.cluster === cluster.id)
  );
}

/** Whether Longhorn is installed in a cluster: it serves the fleet's volumes, and the cluster has some. */
export function hasLonghorn(model: Model, cluster: Cluster): boolean {
  return model.volumes.provider === 'longhorn' && needsVolumes(model, cluster);
}

/**
 * Labels of a claim whose volume no recurring job takes. Longhorn puts a volume that names neither a job nor a group into the group `default`; this one names a group
 * that no job has (longhorn-manager datastore/longhorn.go tagRecurringJobDefaultLabel), and Longhorn takes its labels from the claim (label `source`).
 */
export const unbackedLabels: Labels = {
  'recurring-job.longhorn.io/source': 'enabled',
  'recurring-job-group.longhorn.io/none': 'enabled',
};

/** Whether a store of a cluster lies on a Longhorn volume of which backups would go into that store itself. */
export function holdsOwnBackups(model: Model, cluster: Cluster, { name, servedBy }: ObjectStore): boolean {
  return (
    hasLonghorn(model, cluster) && servedBy?.cluster === cluster.id && model.volumes.backup?.objectStore.name === name
  );
}
