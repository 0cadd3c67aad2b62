import type { Labels } from '../../kube/objects.ts';
import type { VolumeClaimTemplate } from '../../kube/types.gen.ts';
import type { Volumes } from '../../model/model.ts';

/** The volume of each pod; without a storage class the default one of the cluster serves it. */
export function volumeClaim(volumes: Volumes, name: string, size: string, labels?: Labels): VolumeClaimTemplate {
  return {
    metadata: { name, ...(labels === undefined ? {} : { labels }) },
    spec: {
      accessModes: ['ReadWriteOnce'],
      ...(volumes.storageClass === null ? {} : { storageClassName: volumes.storageClass }),
      resources: { requests: { storage: size } },
    },
  };
}
