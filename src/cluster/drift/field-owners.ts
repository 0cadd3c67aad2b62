import type { Json, JsonObject } from '../../kube/objects.ts';
import { isJsonObject } from '../../kube/read.ts';
import type { LiveObject, ManagedFields } from '../kube/kube-client.ts';
import { type Hand, handOf } from './managers.ts';
import { type Step, stepsOf, type Trail } from './trail.ts';

/** Who set a field, as the API server wrote it down. */
export interface SetBy {
  readonly manager: string;
  /** `scale` where the number of replicas was set that way. */
  readonly subresource: string | null;
  /** When that manager last wrote any field, as the server says it; `null` where it does not. */
  readonly time: string | null;
  readonly hand: Hand;
}

/** Who owns a field or something below it, the latest first. */
export function ownersOf(live: LiveObject, trail: Trail): readonly SetBy[] {
  const steps = stepsOf(trail);
  return (live.metadata.managedFields ?? [])
    .filter((entry) => owns(entry.fieldsV1, steps))
    .map(setBy)
    .toSorted((a, b) => ((a.time ?? '') < (b.time ?? '') ? 1 : -1));
}

/** The writer of an entry. */
export function setBy(entry: ManagedFields): SetBy {
  const { manager, subresource = '', time = null } = entry;
  return { manager, subresource: subresource === '' ? null : subresource, time, hand: handOf(entry) };
}

/** Whether a field set reaches to a place: it has an entry there, or one above it that stands for all of its value. */
export function owns(set: Json | undefined, steps: readonly Step[]): boolean {
  let here: Json | undefined = set;
  for (const step of steps) {
    if (!isJsonObject(here)) return false;
    const below: Json | undefined = 'index' in step ? undefined : here[entryOf(here, step) ?? ''];
    // A list without keys is owned as a whole.
    if (below === undefined) return Object.keys(here).length === 0 && here !== set;
    here = below;
  }
  return here !== undefined;
}

function entryOf(set: JsonObject, step: Exclude<Step, { readonly index: number }>): string | undefined {
  if ('field' in step) return `f:${step.field}`;
  return Object.keys(set).find((key) => key.startsWith('k:') && isItem(key, step.item));
}

/** Whether an entry of a field set, as `k:{"name":"thanos"}`, means an item (structured-merge-diff v6 fieldpath/serialize-pe.go). */
export function isItem(entry: string, item: Json): boolean {
  const keys = keysIn(entry);
  return keys !== null && isJsonObject(item) && Object.entries(keys).every(([key, value]) => sameKey(key, value, item));
}

/** A key that an item leaves out has its default: of all lists with keys only ports have one, `TCP`. */
function sameKey(key: string, value: Json | undefined, item: JsonObject): boolean {
  return (item[key] ?? (key === 'protocol' ? 'TCP' : undefined)) === value;
}

/** The keys that an entry `k:{…}` names; `null` for other entries. */
export function keysIn(entry: string): JsonObject | null {
  if (!entry.startsWith('k:')) return null;
  try {
    const keys: unknown = JSON.parse(entry.slice(2));
    return isJsonObject(keys) ? keys : null;
  } catch {
    return null;
  }
}
