import { createHash } from 'node:crypto';
import { apiGroup, type KubeObject, objectName } from '../kube/objects.ts';

/** File systems take 255 bytes in a name; longer ones are cut, and stay unique by their ending. */
const longest = 200;

/**
 * A file name for each object of a directory, such as `deployment-thanos-query.yaml`. Where two would have the same, those that follow
 * the first add their namespace and then their API group. The same object twice is our fault and throws.
 */
export function fileNames(objects: readonly KubeObject[]): readonly string[] {
  const taken = new Map<string, string>();
  return objects.map((object) => {
    const identity = `${apiGroup(object.apiVersion)} ${objectName(object)}`;
    const names = candidates(object);
    const name = names.find((candidate) => !taken.has(candidate));
    if (name === undefined || names.some((candidate) => taken.get(candidate) === identity))
      throw new Error(`${objectName(object)} stands twice in one directory`);
    taken.set(name, identity);
    return `${name}.yaml`;
  });
}

function candidates({ apiVersion, kind, metadata }: KubeObject): readonly string[] {
  const parts = [kind, metadata.name, metadata.namespace ?? 'cluster', apiGroup(apiVersion) || 'core'];
  return [2, 3, 4].map((count) => safe(parts.slice(0, count).join('-')));
}

/** Lower case, because some file systems know no other difference; only signs that no shell or system takes for something else. */
function safe(text: string): string {
  const name = text.toLowerCase().replaceAll(/[^a-z0-9.-]+/g, '-');
  if (name.length <= longest) return name;
  return `${name.slice(0, longest)}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
}
