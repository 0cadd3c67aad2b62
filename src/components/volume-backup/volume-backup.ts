import type { RecurringJob } from '../../kube/types.gen.ts';
import { namespaces } from '../../model/addresses.ts';
import type { Volumes } from '../../model/model.ts';
import { versions } from '../../model/versions.ts';
import { hasLonghorn } from '../../model/volumes.ts';
import { type Identity, metadata } from '../parts/labels.ts';
import { type Component, waves } from '../workload.ts';

const identity: Identity = { name: 'volume-backup', layer: 'storage', version: versions.longhorn };

/** The regular backup of every Longhorn volume. A wave after Longhorn, whose chart brings the definition and whose webhook judges it. */
export const volumeBackup: Component = {
  name: 'volume-backup',
  wave: waves.operators,
  about: 'Recurring job of Longhorn that backs up every volume to the object store.',
  build: (model, cluster) => {
    const { backup } = model.volumes;
    return backup === null || !hasLonghorn(model, cluster) ? null : { objects: [job(backup)], charts: [] };
  },
};

/** Without the group `default` the job would run for no volume at all (R33). */
function job({ schedule, keep }: NonNullable<Volumes['backup']>): RecurringJob {
  return {
    apiVersion: 'longhorn.io/v1beta2',
    kind: 'RecurringJob',
    metadata: metadata(identity, identity.name, namespaces.longhorn),
    spec: {
      name: identity.name,
      task: 'backup',
      cron: schedule,
      retain: keep,
      concurrency: 2,
      groups: ['default'],
      labels: {},
    },
  };
}
