import { apiGroup, type KubeObject, objectName } from '../../kube/objects.ts';
import { type Check, objectPlace } from '../check.ts';

export const unique: Check = {
  code: 'objects/unique',
  severity: 'error',
  title: 'An object is there twice',
  why: 'Whichever is applied last wins, and two applications that own one object undo each other for ever.',
  fix: 'Leave one of them, or give them different names.',
  refs: ['F11', 'C17'],
  run: ({ clusters }, report) => {
    for (const { cluster, objects } of clusters) {
      const times = new Map<string, number>();
      for (const object of objects) times.set(keyOf(object), (times.get(keyOf(object)) ?? 0) + 1);
      const told = new Set<string>();
      for (const object of objects) {
        const key = keyOf(object);
        const count = times.get(key) ?? 1;
        if (count < 2 || told.has(key)) continue;
        told.add(key);
        report(
          objectPlace(cluster, object, 'metadata.name'),
          `\`${objectName(object)}\` is in \`${cluster}\` ${count === 2 ? 'twice' : `${count} times`}`,
        );
      }
    }
  },
};

/** What the API server tells objects apart by; the version of the API is no part of it. */
function keyOf({ apiVersion, kind, metadata }: KubeObject): string {
  return `${apiGroup(apiVersion)} ${kind} ${metadata.namespace ?? ''} ${metadata.name}`;
}
