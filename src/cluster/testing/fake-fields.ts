import type { Json } from '../../kube/objects.ts';
import { isJsonObject } from '../../kube/read.ts';

/** The way to a leaf: `f:spec`, `k:{"name":"x"}`, as in `fieldsV1`. */
export type FieldPath = readonly string[];

/** The leaves of an object with their values. Lists whose items all have a name are matched by it, others are one leaf; empty maps are leaves. */
export function leavesOf(value: Json, path: FieldPath = []): ReadonlyMap<string, Json> {
  const out = new Map<string, Json>();
  walk(value, path, out);
  return out;
}

function walk(value: Json, path: FieldPath, out: Map<string, Json>): void {
  if (isJsonObject(value) && Object.keys(value).length > 0)
    for (const [key, inner] of Object.entries(value)) walk(inner ?? null, [...path, `f:${key}`], out);
  else if (isNamed(value))
    for (const item of value) {
      const at = [...path, keyOf(item)];
      out.set(JSON.stringify(at), {});
      walk(item, at, out);
    }
  else out.set(JSON.stringify(path), value);
}

type Named = { readonly name: string; readonly [key: string]: Json | undefined };

function isNamed(value: Json): value is readonly Named[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((v) => isJsonObject(v) && typeof v['name'] === 'string')
  );
}

function keyOf({ name }: Named): string {
  return `k:${JSON.stringify({ name })}`;
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

function withItem(list: readonly Json[], key: string, rest: FieldPath, value: Json | undefined): Json {
  const { name }: Named = JSON.parse(key.slice(2));
  const isIt = (item: Json): boolean => isJsonObject(item) && item['name'] === name;
  if (value === undefined && rest.length === 0) return list.filter((item) => !isIt(item));
  const there = list.find(isIt) ?? (value === undefined ? null : { name });
  if (there === null) return list;
  const changed = rest.length === 0 ? there : withLeaf(there, rest, value);
  return list.some(isIt) ? list.map((item) => (isIt(item) ? changed : item)) : [...list, changed];
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
      const { name }: Named = JSON.parse(part.slice(2));
      return `[name=${JSON.stringify(name)}]`;
    })
    .join('');
}
