import type { Json } from '../../kube/objects.ts';
import { at, listAt, stringAt } from '../../kube/read.ts';
import type { FileSource, Volume } from './workload.ts';

/** The volumes of a pod, and those that a StatefulSet claims for each of its pods. */
export function volumesOf(podSpec: unknown, claimTemplates: readonly Json[]): readonly Volume[] {
  const claimed = claimTemplates.map((claim): Volume => {
    return { name: stringAt(claim, 'metadata', 'name') ?? '', persistent: true, files: [] };
  });
  return [...claimed, ...listAt(podSpec, 'volumes').map(volumeOf)];
}

function volumeOf(raw: Json): Volume {
  const projected = listAt(raw, 'projected', 'sources').flatMap((source) => [
    ...sourceOf('ConfigMap', at(source, 'configMap'), 'name'),
    ...sourceOf('Secret', at(source, 'secret'), 'name'),
  ]);
  return {
    name: stringAt(raw, 'name') ?? '',
    persistent: ['persistentVolumeClaim', 'hostPath', 'nfs'].some((kind) => at(raw, kind) !== undefined),
    files: [
      ...sourceOf('ConfigMap', at(raw, 'configMap'), 'name'),
      ...sourceOf('Secret', at(raw, 'secret'), 'secretName'),
      ...projected,
    ],
  };
}

function sourceOf(kind: FileSource['kind'], raw: unknown, nameKey: string): readonly FileSource[] {
  const name = stringAt(raw, nameKey);
  if (name === undefined) return [];
  const items = listAt(raw, 'items').flatMap((item): readonly (readonly [string, string])[] => {
    const key = stringAt(item, 'key');
    const path = stringAt(item, 'path');
    return key === undefined || path === undefined ? [] : [[path, key]];
  });
  return [{ kind, name, items: items.length === 0 ? null : new Map(items) }];
}
