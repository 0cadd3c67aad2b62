import type { SchemaNode } from './schema-node.ts';

/** Pairs of places in a list, of an item and an earlier one with the same keys, or the same value where the list is a set. */
export function duplicates(
  { keys, keyDefaults }: SchemaNode,
  list: readonly unknown[],
): readonly (readonly [first: number, again: number])[] {
  const seen = new Map<unknown, number>();
  const found: (readonly [number, number])[] = [];
  for (const [place, item] of list.entries()) {
    const identity = keys === undefined ? valueIdentity(item) : keyIdentity(item, keys, keyDefaults ?? {});
    const first = seen.get(identity);
    if (first === undefined) seen.set(identity, place);
    else found.push([first, place]);
  }
  return found;
}

/** Scalars are told by themselves, so that `1` and `"1"` differ; the rest by their JSON text, as the server does it. */
function valueIdentity(item: unknown): unknown {
  return item !== null && typeof item === 'object' ? `{}${JSON.stringify(item)}` : item;
}

/** The text of an item's keys; an item without one of them is like no other, for that it lacks the key is told elsewhere. */
function keyIdentity(item: unknown, keys: readonly string[], defaults: Readonly<Record<string, unknown>>): unknown {
  if (item === null || typeof item !== 'object') return {};
  const fields = item as Readonly<Record<string, unknown>>;
  const values = keys.map((key) => fields[key] ?? defaults[key]);
  return values.includes(undefined) ? {} : JSON.stringify(values);
}
