import type { KubeObject } from '../../kube/objects.ts';
import { at, listAt, stringAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';

export const volumeExpansion: Check = {
  code: 'opensearch/volume-expansion',
  severity: 'error',
  title: 'Volumes of OpenSearch cannot grow',
  why: 'At 95% of a full disk every index becomes read-only, and lines are refused; a volume of a class without expansion can then only be replaced, with all shards copied.',
  fix: 'Use a class with `allowVolumeExpansion: true`.',
  refs: ['E5'],
  run: (subject, report) => {
    for (const { index } of viewsOf(subject)) {
      const fixed = (index.byKind.get('StorageClass') ?? []).filter(
        (object) => at(object, 'allowVolumeExpansion') !== true && !isLocal(stringAt(object, 'provisioner') ?? ''),
      );
      if (fixed.length === 0) continue;
      const names = new Set(fixed.map(({ metadata }) => metadata.name));
      const stores = [
        ...(index.byKind.get('OpenSearchCluster') ?? []).map((object) => ({ object, classes: operated(object) })),
        ...index.workloads
          .filter(({ containers }) => containers.some(({ image }) => /(?:^|\/)opensearch(?::|@|$)/.test(image)))
          .flatMap(({ object: name, namespace }) => {
            const found = index.named(name.split(' ')[0] ?? '', namespace, name.split('/')[1] ?? '');
            return found === undefined ? [] : [{ object: found, classes: claimed(found) }];
          }),
      ];
      for (const { object, classes } of stores)
        for (const { name, field } of classes)
          if (names.has(name))
            report(
              objectPlace(index.id, object, field),
              `The volumes of \`${object.metadata.name}\` of \`${index.id}\` are of the class \`${name}\`, which does not let them grow`,
            );
    }
  },
};

/** Folders of a node have no size at all: they are as large as its disk. */
function isLocal(provisioner: string): boolean {
  return /local-path|hostpath|no-provisioner/.test(provisioner);
}

interface Claimed {
  readonly name: string;
  readonly field: string;
}

function operated(object: KubeObject): readonly Claimed[] {
  return listAt(object, 'spec', 'nodePools').flatMap((pool, i) => {
    const name = stringAt(pool, 'persistence', 'pvc', 'storageClass');
    return name === undefined ? [] : [{ name, field: `spec.nodePools[${i}].persistence.pvc.storageClass` }];
  });
}

function claimed(object: KubeObject): readonly Claimed[] {
  return listAt(object, 'spec', 'volumeClaimTemplates').flatMap((claim, i) => {
    const name = stringAt(claim, 'spec', 'storageClassName');
    return name === undefined ? [] : [{ name, field: `spec.volumeClaimTemplates[${i}].spec.storageClassName` }];
  });
}
