import type { Json } from '../../kube/objects.ts';
import { isJsonObject } from '../../kube/read.ts';
import type { SchemaNode } from '../../kube/schema/schema-node.ts';
import type { Step } from './trail.ts';

/** How the items of a list are told apart. */
export interface ListKeys {
  readonly keys: readonly string[];
  /** What the server takes for a key that an item leaves out. */
  readonly defaults: Readonly<Record<string, Json>>;
}

/** The keys of a list's items by its schema (`x-kubernetes-list-map-keys`); `null` for a list that is taken as a whole. */
export function listKeys(node: SchemaNode | null): ListKeys | null {
  return node?.keys === undefined ? null : { keys: node.keys, defaults: node.keyDefaults ?? {} };
}

/** Items by the values of their keys; `null` where an item has no keys, or two have the same. */
export function byKeys(list: readonly Json[], by: ListKeys): ReadonlyMap<string, Json> | null {
  const out = new Map<string, Json>();
  for (const item of list) {
    if (!isJsonObject(item)) return null;
    const key = keyOf(item, by);
    if (key === null || out.has(key)) return null;
    out.set(key, item);
  }
  return out;
}

/** The values of an item's keys as one text; `null` where one is neither there nor has a default. */
export function keyOf(item: Json, { keys, defaults }: ListKeys): string | null {
  if (!isJsonObject(item)) return null;
  const [only] = keys;
  if (keys.length === 1 && only !== undefined) {
    const value = item[only] ?? defaults[only];
    return value === undefined ? null : String(value);
  }
  const values = keys.map((key) => item[key] ?? defaults[key]);
  // A later key may be left out without a default, but not all of them.
  return values.every((value) => value === undefined) ? null : values.map((value) => String(value ?? '')).join('/');
}

/** The step to an item with keys: named by its name where it has one, for people know it by that. */
export function itemStep(item: Json, key: string, { keys }: Pick<ListKeys, 'keys'>): Step {
  const name = isJsonObject(item) ? item['name'] : undefined;
  return { item, keys, named: typeof name === 'string' && name !== '' ? name : key };
}

/** The names of a list's items that all have one of their own; `null` for other lists. */
export function named(list: readonly Json[]): ReadonlyMap<string, Json> | null {
  return list.length === 0 ? new Map() : byKeys(list, { keys: ['name'], defaults: {} });
}
