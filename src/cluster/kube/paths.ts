import type { Outcome } from '../outcome.ts';
import { answered } from '../outcome.ts';
import { pathOf } from './discovery.ts';
import type { ListOptions, ObjectRef, ServedKind } from './kube-client.ts';

/** The path of the objects of a kind, in a namespace or in all. */
export function collectionPath(kind: ServedKind, namespace: string | undefined): string {
  const within = kind.namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  return `${pathOf(kind.apiVersion)}${within}/${kind.resource}`;
}

/** The path of one object; a kind with namespaces that is named without one is in `default`, as for kubectl. */
export function objectPath(kind: ServedKind, { namespace, name }: Pick<ObjectRef, 'namespace' | 'name'>): string {
  return `${collectionPath(kind, kind.namespaced ? (namespace ?? 'default') : undefined)}/${encodeURIComponent(name)}`;
}

/** A page of a list. kubectl asks for 500 at once; twice as many are half the round trips, and still some megabytes. */
export function pageQuery({ labels, fields }: ListOptions, next: string): string {
  const query = new URLSearchParams({ limit: '1000' });
  const wanted = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`);
  if (wanted.length > 0) query.set('labelSelector', wanted.join(','));
  if (fields !== undefined) query.set('fieldSelector', fields);
  if (next !== '') query.set('continue', next);
  return `?${query}`;
}

/** The kind of an object among those that are served; asked once more, without the cache, where it is not found. */
export async function servedKind(
  kinds: (anew: boolean) => Promise<Outcome<readonly ServedKind[]>>,
  { apiVersion, kind }: Pick<ObjectRef, 'apiVersion' | 'kind'>,
): Promise<Outcome<ServedKind | null>> {
  for (const anew of [false, true]) {
    const known = await kinds(anew);
    if (!known.ok) return known;
    const found = named(known.value).get(`${apiVersion} ${kind}`);
    if (found !== undefined) return answered(found);
  }
  return answered(null);
}

/** Hundreds of kinds are looked through once, and not for each of thousands of objects. */
function named(kinds: readonly ServedKind[]): ReadonlyMap<string, ServedKind> {
  const known = byName.get(kinds);
  if (known !== undefined) return known;
  const made = new Map<string, ServedKind>();
  for (const one of kinds) {
    const name = `${one.apiVersion} ${one.kind}`;
    if (!made.has(name)) made.set(name, one);
  }
  byName.set(kinds, made);
  return made;
}

const byName = new WeakMap<readonly ServedKind[], ReadonlyMap<string, ServedKind>>();
