import type { KubeObject } from '../../kube/objects.ts';
import type { KubeClient, LiveObject, ServedKind } from '../kube/kube-client.ts';
import { answered, type Outcome } from '../outcome.ts';
import type { Extent } from './apply-set.ts';
import { atOnce } from './at-once.ts';
import { groupKind, identity, isMember, partOf } from './member.ts';

/** The members of a set in a cluster, by identity. */
export type Members = ReadonlyMap<string, LiveObject>;

/** Every member of a set by one list for each kind of its extent, in the versions in which these objects are written. */
export async function listMembers(
  kube: KubeClient,
  setId: string,
  extent: Extent,
  written: readonly KubeObject[],
): Promise<Outcome<Members>> {
  const served = await kube.kinds();
  if (!served.ok) return served;
  const versions = new Map<string, Set<string>>();
  for (const object of written) addVersion(versions, object);
  const kinds = extent.kinds.flatMap((name) => inVersion(name, versions.get(name), served.value));
  const lists = await atOnce(kinds, 16, (kind) => kube.list(kind, { labels: { [partOf]: setId } }));
  const members = new Map<string, LiveObject>();
  for (const list of lists) {
    if (!list.ok) return list;
    for (const object of list.value) if (isMember(object, setId)) members.set(identity(object), object);
  }
  return answered(members);
}

/** A kind in the version of what is written, else in the first that is served; nothing where none is. */
function inVersion(
  name: string,
  versions: ReadonlySet<string> | undefined,
  served: readonly ServedKind[],
): readonly Pick<ServedKind, 'apiVersion' | 'kind'>[] {
  const all = served.filter((kind) => groupKind(kind) === name);
  const found = all.find(({ apiVersion }) => versions?.has(apiVersion) === true) ?? all[0];
  return found === undefined ? [] : [found];
}

function addVersion(versions: Map<string, Set<string>>, object: KubeObject): void {
  const name = groupKind(object);
  const known = versions.get(name);
  if (known === undefined) versions.set(name, new Set([object.apiVersion]));
  else known.add(object.apiVersion);
}
