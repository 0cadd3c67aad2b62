import type { KubeObject } from '../../kube/objects.ts';
import type { KubeClient, LiveObject, ServedKind } from '../kube/kube-client.ts';
import { answered, type Outcome } from '../outcome.ts';
import { type Around, aroundOf } from './around.ts';
import type { Readiness } from './readiness.ts';
import { kindsAround, readinessOf } from './readiness-of.ts';

/** An object that was asked for, as it is in its cluster. */
export interface State {
  readonly object: KubeObject;
  /** `null` where it is not there. */
  readonly live: LiveObject | null;
  readonly readiness: Readiness;
}

/** The states of objects in the order in which they were asked for, and what explains them. */
export interface States {
  readonly states: readonly State[];
  readonly around: Around;
}

type Kind = Pick<ServedKind, 'apiVersion' | 'kind'>;

/** Up to so many namespaces are listed one by one; beyond, one list of the whole cluster costs less. */
const fewNamespaces = 4;

/** Kinds without a namespace among those that explain: they are listed whole. */
const clusterWide: ReadonlySet<string> = new Set(['StorageClass', 'Node']);

/**
 * What each object of a cluster is, by one list for each kind (and namespace, where they are few). Events are fetched only where something is not
 * ready. Kinds that only explain may be refused; a kind of the objects themselves that is refused is the outcome.
 */
export async function stateOf(client: KubeClient, objects: readonly KubeObject[]): Promise<Outcome<States>> {
  const own = await Promise.all([...groups(objects).values()].map((group) => listGroup(client, group)));
  const lists = new Map<string, readonly LiveObject[]>();
  const found = new Map<string, LiveObject>();
  for (const one of own) {
    if (!one.ok) return one;
    for (const live of one.value) found.set(identity(live), live);
  }
  const namespaces = namespacesOf(objects);
  await Promise.all(kindsAround(objects).map((kind) => addList(client, kind, namespaces, lists)));
  const before = judged(objects, found, aroundOf(lists));
  const waiting = before.filter(({ readiness }) => !readiness.ready);
  if (waiting.length === 0) return answered({ states: before, around: aroundOf(lists) });
  await addList(client, { apiVersion: 'v1', kind: 'Event' }, namespacesOf(waiting.map(({ object }) => object)), lists);
  const around = aroundOf(lists);
  return answered({ states: judged(objects, found, around), around });
}

function judged(
  objects: readonly KubeObject[],
  found: ReadonlyMap<string, LiveObject>,
  around: Around,
): readonly State[] {
  return objects.map((object) => {
    const live = found.get(identity(object)) ?? null;
    const readiness: Readiness =
      live === null
        ? { ready: false, says: `${object.kind} ${object.metadata.name}: is not there`, stuck: true, final: false }
        : readinessOf({ ...live, apiVersion: object.apiVersion, kind: object.kind }, around);
    return { object, live, readiness };
  });
}

/** The objects of each kind that are asked for. */
function groups(objects: readonly KubeObject[]): ReadonlyMap<string, readonly KubeObject[]> {
  return Map.groupBy(objects, ({ apiVersion, kind }) => `${apiVersion} ${kind}`);
}

async function listGroup(client: KubeClient, group: readonly KubeObject[]): Promise<Outcome<readonly LiveObject[]>> {
  const [first] = group;
  if (first === undefined) return answered([]);
  const { apiVersion, kind } = first;
  const list = await listIn(client, { apiVersion, kind }, namespacesOf(group));
  return list.ok ? answered(list.value.map((live) => ({ ...live, apiVersion, kind }))) : list;
}

/** Adds the objects of a kind to the lists that explain; a kind that is refused explains nothing. */
async function addList(
  client: KubeClient,
  kind: Kind,
  namespaces: readonly string[],
  lists: Map<string, readonly LiveObject[]>,
): Promise<void> {
  const list = await listIn(client, kind, clusterWide.has(kind.kind) ? [] : namespaces);
  if (list.ok)
    lists.set(
      kind.kind,
      list.value.map((live) => ({ ...live, ...kind })),
    );
}

async function listIn(
  client: KubeClient,
  kind: Kind,
  namespaces: readonly string[],
): Promise<Outcome<readonly LiveObject[]>> {
  if (namespaces.length === 0 || namespaces.length > fewNamespaces) return client.list(kind);
  const all: LiveObject[] = [];
  for (const one of await Promise.all(namespaces.map((namespace) => client.list(kind, { namespace })))) {
    if (!one.ok) return one;
    all.push(...one.value);
  }
  return answered(all);
}

/** The namespaces that objects are in. */
function namespacesOf(objects: readonly KubeObject[]): readonly string[] {
  const names = new Set(objects.map(({ metadata }) => metadata.namespace));
  return [...names].filter((name) => name !== undefined);
}

function identity({ apiVersion, kind, metadata: { namespace, name } }: KubeObject): string {
  return `${apiVersion} ${kind} ${namespace ?? ''}/${name}`;
}
