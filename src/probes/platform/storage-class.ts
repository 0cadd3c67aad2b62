import { stringAt } from '../../kube/read.ts';
import { hasLonghorn } from '../../model/volumes.ts';
import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { claimedClasses } from './claimed-classes.ts';

/** Marks the class of claims that name none (kubernetes@v1.35 pkg/volume/util/storageclass.go). */
const defaultMark = 'storageclass.kubernetes.io/is-default-class';

/** Whether every storage class that is claimed is there: by its name, or a default one for claims that name none. */
export const storageClass: Probe = {
  code: 'platform/storage-class',
  severity: 'error',
  title: 'A storage class that volumes are claimed of is not there',
  why: 'The claims stay pending, and with them the pods that need the volumes',
  fix: 'Make the class, mark one as the default, or name another by `volumes.storageClass`',
  refs: [],
  when: 'preflight',
  ask: async (live, cluster): Promise<readonly Answer[]> => {
    const claimed = claimedClasses(live, cluster.id);
    if (claimed.length === 0) return [];
    const listed = await live.kube(cluster.id).list({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' });
    const asks = (asked: string, name: string) => question(cluster.id, 'storage', asked, `StorageClass ${name}`);
    if (!listed.ok) return [asks('storage classes are listed', '*').no(listed.refusal.message)];
    const names = listed.value.map(({ metadata }) => metadata.name);
    const standard = listed.value.find((one) => stringAt(one, 'metadata', 'annotations', defaultMark) === 'true');
    return claimed.map(({ name, by }) => {
      const whose = by.length > 2 ? `${by.slice(0, 2).join(', ')} and ${by.length - 2} more` : by.join(' and ');
      const { yes, no } = asks(
        name === null ? 'there is a default storage class' : `storage class ${name} is there`,
        name ?? '*',
      );
      if (name === null ? standard !== undefined : names.includes(name))
        return yes(name === null ? (standard?.metadata.name ?? '') : `for ${whose}`);
      if (hasLonghorn(live.model, cluster)) return yes('not yet: Longhorn brings it');
      const have = names.length === 0 ? 'it has none at all' : `it has ${names.join(', ')}`;
      return name === null
        ? no(`\`${cluster.id}\` has no default storage class, and ${whose} claim volumes without naming one; ${have}`)
        : no(`\`${cluster.id}\` has no storage class \`${name}\`, of which ${whose} claim volumes; ${have}`);
    });
  },
};
