import type { Json, JsonObject, KubeObject } from './objects.ts';

/** The value at a path of keys and indices, or `undefined` where the way ends. Never throws. */
export function at(value: unknown, ...path: readonly (string | number)[]): Json | undefined {
  let here: unknown = value;
  for (const key of path) {
    if (here === null || typeof here !== 'object') return undefined;
    if (!Object.hasOwn(here, key)) return undefined;
    here = (here as Record<string | number, unknown>)[key];
  }
  return here as Json | undefined;
}

/** The text at a path; `undefined` where there is none or something else. */
export function stringAt(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The number at a path; `undefined` where there is none or something else. */
export function numberAt(value: unknown, ...path: readonly (string | number)[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

/** The list at a path; an absent or other value gives an empty list. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly Json[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? (found as readonly Json[]) : [];
}

/** The map at a path; an absent or other value gives an empty map. */
export function mapAt(value: unknown, ...path: readonly (string | number)[]): JsonObject {
  const found = at(value, ...path);
  return isJsonObject(found) ? found : {};
}

/** The entries of the map at a path whose values are strings: labels, annotations, ConfigMap data. */
export function stringsAt(value: unknown, ...path: readonly (string | number)[]): Readonly<Record<string, string>> {
  const out: Record<string, string> = {};
  const map = mapAt(value, ...path);
  for (const key of Object.keys(map)) {
    const entry = map[key];
    if (typeof entry === 'string') out[key] = entry;
  }
  return out;
}

/** Whether a value is a map, and not a list or `null`. */
export function isJsonObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Whether an unknown document has the identity of a Kubernetes object: apiVersion, kind and metadata.name. */
export function isKubeObject(value: unknown): value is KubeObject {
  return (
    typeof stringAt(value, 'apiVersion') === 'string' &&
    typeof stringAt(value, 'kind') === 'string' &&
    typeof stringAt(value, 'metadata', 'name') === 'string'
  );
}

/** The namespace of an object; `default` where it names none. */
export function namespaceOf(object: KubeObject): string {
  return stringAt(object, 'metadata', 'namespace') ?? 'default';
}
