import type { Json, KubeObject } from '../kube/objects.ts';
import { isJsonObject } from '../kube/read.ts';

/** A value that differs: the way to it, and what stands there on each side; `undefined` where there is nothing. */
export interface FieldChange {
  /** As findings write it: `spec.template.spec.containers[0].image`. */
  readonly field: string;
  /** The same with names in the place of positions: `spec.template.spec.containers[thanos].image`. */
  readonly named: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Where two objects differ, each leaf once; entries of lists are paired by their names where all have one, else by position. */
export function fieldChanges(before: KubeObject, after: KubeObject): readonly FieldChange[] {
  const out: FieldChange[] = [];
  compare(before as unknown as Json, after as unknown as Json, '', '', out);
  return out;
}

function compare(
  before: Json | undefined,
  after: Json | undefined,
  field: string,
  named: string,
  out: FieldChange[],
): void {
  if (before === after) return;
  if (isJsonObject(before) && isJsonObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      compare(before[key], after[key], below(field, key), below(named, key), out);
    return;
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    compareLists(before, after, field, named, out);
    return;
  }
  out.push({ field, named, before, after });
}

function compareLists(
  before: readonly Json[],
  after: readonly Json[],
  field: string,
  named: string,
  out: FieldChange[],
): void {
  const [left, right] = [byName(before), byName(after)];
  if (left === null || right === null) {
    for (let i = 0; i < Math.max(before.length, after.length); i += 1)
      compare(before[i], after[i], `${field}[${i}]`, `${named}[${i}]`, out);
    return;
  }
  for (const name of new Set([...left.keys(), ...right.keys()])) {
    const [was, is] = [left.get(name), right.get(name)];
    compare(was?.value, is?.value, `${field}[${is?.index ?? was?.index ?? 0}]`, `${named}[${name}]`, out);
  }
}

/** Entries by what Kubernetes knows them by; `null` where one has no name or two have the same. */
function byName(list: readonly Json[]): ReadonlyMap<string, { readonly value: Json; readonly index: number }> | null {
  const out = new Map<string, { readonly value: Json; readonly index: number }>();
  for (const [index, value] of list.entries()) {
    const metadata = isJsonObject(value) ? value['metadata'] : undefined;
    const own = isJsonObject(value) ? (value['name'] ?? value['component']) : undefined;
    const name = isJsonObject(metadata) ? metadata['name'] : own;
    if (typeof name !== 'string' || out.has(name)) return null;
    out.set(name, { value, index });
  }
  return out;
}

function below(path: string, key: string): string {
  const part = /^[\w-]+$/.test(key) ? key : `[${key}]`;
  return path === '' || part.startsWith('[') ? `${path}${part}` : `${path}.${part}`;
}
