import type { Json, JsonObject } from '../../kube/objects.ts';
import { isJsonObject } from '../../kube/read.ts';

/** The way to a leaf: `f:spec`, `k:{"name":"x"}`, as in `fieldsV1`. */
export type FieldPath = readonly string[];

/** The leaves of an object with their values. Items of lists that have keys are matched by them, other lists are one leaf; empty maps are leaves. */
export function leavesOf(value: Json, path: FieldPath = []): ReadonlyMap<string, Json> {
  const out = new Map<string, Json>();
  walk(value, path, out);
  return out;
}

function walk(value: Json, path: FieldPath, out: Map<string, Json>): void {
  if (isJsonObject(value) && Object.keys(value).length > 0) {
    for (const [key, inner] of Object.entries(value)) walk(inner ?? null, [...path, `f:${key}`], out);
    return;
  }
  const items = Array.isArray(value) ? itemsByKey(value, path) : null;
  if (items === null) out.set(JSON.stringify(path), value);
  else
    for (const [key, item] of items) {
      const at = [...path, key];
      out.set(JSON.stringify(at), {});
      walk(item, at, out);
    }
}

/** The keys of lists whose items are not told apart by their name (kubernetes@v1.35.4 staging/src/k8s.io/api/core/v1/types.go listMapKey). */
const listKeys: Readonly<Record<string, readonly string[]>> = {
  'f:volumeMounts': ['mountPath'],
  'f:volumeDevices': ['devicePath'],
  'f:hostAliases': ['ip'],
  'f:topologySpreadConstraints': ['topologyKey', 'whenUnsatisfiable'],
  'f:conditions': ['type'],
};

/** Ports of containers and of Services have keys; those of network policies are a list like any other. */
function keysAt(path: FieldPath): readonly string[] {
  const field = path.at(-1) ?? '';
  if (field === 'f:ports' && path.some((step) => step === 'f:containers' || step === 'f:initContainers'))
    return ['containerPort', 'protocol'];
  if (field === 'f:ports' && path.length === 2) return ['port', 'protocol'];
  return listKeys[field] ?? ['name'];
}

/** What the server fills in for a key that is left out. */
const keyDefaults: Readonly<Record<string, Json>> = { protocol: 'TCP' };

/** The items of a list by their keys, as a step of a path; `null` for a list that is one value. */
function itemsByKey(list: readonly Json[], path: FieldPath): ReadonlyMap<string, Json> | null {
  const keys = keysAt(path);
  const out = new Map<string, Json>();
  for (const item of list) {
    if (!isJsonObject(item)) return null;
    const values = keys.map((key) => [key, item[key] ?? keyDefaults[key]] as const);
    if (values.some(([, value]) => value === undefined)) return null;
    out.set(`k:${JSON.stringify(Object.fromEntries(values))}`, item);
  }
  return out.size === list.length && list.length > 0 ? out : null;
}

/** The object with a leaf set, or taken away with what becomes empty by it. */
export function withLeaf(object: Json, path: FieldPath, value: Json | undefined): Json {
  const [first, ...rest] = path;
  if (first === undefined) return value ?? null;
  if (first.startsWith('k:')) return withItem(Array.isArray(object) ? object : [], first, rest, value);
  const map = isJsonObject(object) ? object : {};
  const key = first.slice(2);
  if (value === undefined && (rest.length === 0 || map[key] === undefined))
    return Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));
  return { ...map, [key]: rest.length === 0 ? (value ?? null) : withLeaf(map[key] ?? null, rest, value) };
}

function withItem(list: readonly Json[], step: string, rest: FieldPath, value: Json | undefined): Json {
  const keys = keysOf(step);
  const isIt = (item: Json): boolean =>
    isJsonObject(item) && Object.entries(keys).every(([key, is]) => (item[key] ?? keyDefaults[key]) === is);
  if (value === undefined && rest.length === 0) return list.filter((item) => !isIt(item));
  // A key goes with its item only: without it nobody would find that.
  if (value === undefined && rest.length === 1 && Object.keys(keys).some((key) => rest[0] === `f:${key}`)) return list;
  const there = list.find(isIt) ?? (value === undefined ? null : keys);
  if (there === null) return list;
  const changed = rest.length === 0 ? there : withLeaf(there, rest, value);
  return list.some(isIt) ? list.map((item) => (isIt(item) ? changed : item)) : [...list, changed];
}

function keysOf(step: string): JsonObject {
  return JSON.parse(step.slice(2));
}

/** Paths as `fieldsV1`. */
export function fieldsOf(paths: Iterable<string>): Json {
  let out: Json = {};
  for (const path of paths) out = nested(out, JSON.parse(path));
  return out;
}

function nested(fields: Json, [first, ...rest]: FieldPath): Json {
  if (first === undefined) return fields;
  const map = isJsonObject(fields) ? fields : {};
  const inner = map[first] ?? (first.startsWith('k:') ? { '.': {} } : {});
  return { ...map, [first]: nested(inner, rest) };
}

/** How a server names a field in a conflict: `.spec.template.spec.containers[name="x"].image`. */
export function fieldName(path: string): string {
  const parts: FieldPath = JSON.parse(path);
  return parts
    .map((part) => {
      if (part.startsWith('f:')) return `.${part.slice(2)}`;
      const keys = Object.entries(keysOf(part)).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
      return `[${keys.join(',')}]`;
    })
    .join('');
}
