import { addTo } from '../../kube/multimap.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { stringAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';

/** The objects that explain the state of others, out of lists that the caller fetched. A kind that was not listed explains nothing. */
export interface Around {
  /** Whether the objects of this kind were listed, so that one that is not among them is not there. */
  readonly knows: (kind: string) => boolean;
  readonly named: (kind: string, namespace: string | undefined, name: string) => LiveObject | undefined;
  /** The objects of a kind in a namespace, or in none. */
  readonly within: (kind: string, namespace: string | undefined) => readonly LiveObject[];
  /** The objects of a kind that name this one as their owner, by name. */
  readonly ownedBy: (kind: string, owner: LiveObject) => readonly LiveObject[];
  /** What happened to the object and is still remembered (an hour, by default), the latest first. */
  readonly eventsOf: (object: LiveObject) => readonly SeenEvent[];
}

/** An event of core/v1, as it explains things. */
export interface SeenEvent {
  readonly reason: string;
  readonly message: string;
  readonly warning: boolean;
  /** The part of the object that it is about: `spec.containers{thanos}`; empty for the whole. */
  readonly field: string;
  /** When it was last seen: RFC 3339, empty where nobody said. */
  readonly last: string;
}

/** An index over lists, by kind. Kinds of equal names in several groups do not meet here. */
export function aroundOf(lists: ReadonlyMap<string, readonly LiveObject[]>): Around {
  const indices = new Map<string, Index>();
  const indexOf = (kind: string): Index => {
    const known = indices.get(kind) ?? index(lists.get(kind) ?? []);
    indices.set(kind, known);
    return known;
  };
  let events: ReadonlyMap<string, readonly SeenEvent[]> | null = null;
  return {
    knows: (kind) => lists.has(kind),
    named: (kind, namespace, name) => indexOf(kind).byName.get(key(namespace, name)),
    within: (kind, namespace) => indexOf(kind).byNamespace.get(namespace ?? '') ?? [],
    ownedBy: (kind, owner) => indexOf(kind).byOwner.get(owner.metadata.uid) ?? [],
    eventsOf: (object) => {
      events ??= eventsByUid(lists.get('Event') ?? []);
      return events.get(object.metadata.uid) ?? [];
    },
  };
}

/** Nothing but what the object itself says. */
export const alone: Around = aroundOf(new Map());

interface Index {
  readonly byName: ReadonlyMap<string, LiveObject>;
  readonly byNamespace: ReadonlyMap<string, readonly LiveObject[]>;
  readonly byOwner: ReadonlyMap<string, readonly LiveObject[]>;
}

function index(objects: readonly LiveObject[]): Index {
  const byName = new Map<string, LiveObject>();
  const byNamespace = new Map<string, LiveObject[]>();
  const byOwner = new Map<string, LiveObject[]>();
  for (const object of [...objects].sort(byNaturalName)) {
    const { name, namespace, ownerReferences = [] } = object.metadata;
    byName.set(key(namespace, name), object);
    addTo(byNamespace, namespace ?? '', object);
    for (const { uid } of ownerReferences) addTo(byOwner, uid, object);
  }
  return { byName, byNamespace, byOwner };
}

function key(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}/${name}`;
}

/** Ordinals in their order: `x-2` before `x-10`. */
const collator = new Intl.Collator('en', { numeric: true });

function byNaturalName(a: KubeObject, b: KubeObject): number {
  return collator.compare(a.metadata.name, b.metadata.name);
}

function eventsByUid(objects: readonly LiveObject[]): ReadonlyMap<string, readonly SeenEvent[]> {
  const byUid = new Map<string, SeenEvent[]>();
  for (const object of objects)
    addTo(byUid, stringAt(object, 'involvedObject', 'uid') ?? '', {
      reason: stringAt(object, 'reason') ?? '',
      message: stringAt(object, 'message') ?? '',
      warning: stringAt(object, 'type') === 'Warning',
      field: stringAt(object, 'involvedObject', 'fieldPath') ?? '',
      last: lastSeen(object),
    });
  for (const events of byUid.values()) events.sort((a, b) => (a.last < b.last ? 1 : a.last > b.last ? -1 : 0));
  return byUid;
}

/** Newer reporters fill `series` and `eventTime`, older ones `lastTimestamp` (Kubernetes v1.35 core/v1 Event). */
function lastSeen(event: LiveObject): string {
  return (
    stringAt(event, 'series', 'lastObservedTime') ??
    stringAt(event, 'lastTimestamp') ??
    stringAt(event, 'eventTime') ??
    event.metadata.creationTimestamp
  );
}
