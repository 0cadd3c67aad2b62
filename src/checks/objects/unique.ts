import { apiGroup, type KubeObject, objectName } from '../../kube/objects.ts';
import { wholeClusters } from '../../topology/objects/cluster-indexes.ts';
import { type Check, objectPlace } from '../check.ts';

export const unique: Check = {
  code: 'objects/unique',
  severity: 'error',
  title: 'An object is there twice',
  why: 'Whichever is applied last wins, and two applications that own one object undo each other for ever.',
  fix: 'Leave one of them, or give them different names.',
  refs: ['F11', 'C17'],
  run: (subject, report) => {
    for (const { cluster, objects } of wholeClusters(subject.clusters)) {
      for (const [, [first, ...others]] of Map.groupBy(objects, keyOf)) {
        if (first === undefined || others.length === 0) continue;
        const text = JSON.stringify(first);
        const same = others.every((other) => JSON.stringify(other) === text);
        const times = others.length === 1 ? 'twice' : `${others.length + 1} times`;
        report(
          objectPlace(cluster, first, 'metadata.name'),
          `\`${objectName(first)}\` is in \`${cluster}\` ${times}, ${same ? 'with the same content' : 'with different contents'}`,
          same && subject.model === null ? { severity: 'warning' } : {},
        );
      }
    }
  },
};

/** What the API server tells objects apart by; the version of the API is no part of it. */
function keyOf({ apiVersion, kind, metadata }: KubeObject): string {
  return `${apiGroup(apiVersion)} ${kind} ${metadata.namespace ?? ''} ${metadata.name}`;
}
