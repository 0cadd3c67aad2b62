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
  const kinds = extent.kinds.flatMap((name) => inVersion(name, written, served.value));
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
  written: readonly KubeObject[],
  served: readonly ServedKind[],
): readonly Pick<ServedKind, 'apiVersion' | 'kind'>[] {
  const all = served.filter((kind) => groupKind(kind) === name);
  const versions = new Set(written.filter((object) => groupKind(object) === name).map(({ apiVersion }) => apiVersion));
  const found = all.find(({ apiVersion }) => versions.has(apiVersion)) ?? all[0];
  return found === undefined ? [] : [found];
}
