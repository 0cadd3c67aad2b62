import type { Json, KubeObject } from '../../src/kube/objects.ts';
import { isJsonObject } from '../../src/kube/read.ts';

/** An object with one thing wrong, perhaps, and what was done to it. */
export interface Spoiled {
  readonly what: string;
  readonly object: KubeObject;
}

/** Values that a slip could leave in a field: some fit there, most do not. */
const slips: readonly Json[] = ['slip', 7, 2.5, true, [], ['slip'], {}, { slip: 'slip' }];

/** Parts that say which object it is: another name would be another object, and no wrong one. */
const identity: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata.name', 'metadata.namespace']);

/**
 * Variants of an object, each with a single change: every map gets a key that it may not have, every field gets values of other shapes,
 * every field is left out once. Lists are tried at their first item.
 */
export function spoil(object: KubeObject): readonly Spoiled[] {
  const whole = object as unknown as Json;
  return pathsOf(whole, []).flatMap((path) => {
    const name = path.join('.');
    if (identity.has(name)) return [];
    const value = valueAt(whole, path);
    const added = isJsonObject(value)
      ? [change(whole, path, { ...value, namsanSlip: 'slip' }, `${name} + namsanSlip`)]
      : [];
    if (path.length < 2) return added;
    const slipped = slips.map((slip) => change(whole, path, slip, `${name} = ${JSON.stringify(slip)}`));
    return [...added, ...slipped, change(whole, path, undefined, `${name} left out`)];
  });
}

type Path = readonly (string | number)[];

function pathsOf(value: Json | undefined, path: Path): readonly Path[] {
  if (Array.isArray(value)) return [path, ...(value.length > 0 ? pathsOf(value[0] as Json, [...path, 0]) : [])];
  if (!isJsonObject(value)) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))];
}

function valueAt(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((here, key) => (here as Record<string, Json> | undefined)?.[key], value);
}

function change(whole: Json, path: Path, to: Json | undefined, what: string): Spoiled {
  return { what, object: replaced(whole, path, to) as unknown as KubeObject };
}

function replaced(value: Json | undefined, [key, ...rest]: Path, to: Json | undefined): Json | undefined {
  if (key === undefined) return to;
  if (Array.isArray(value)) {
    const items = value.map((item: Json, i) => (i === key ? replaced(item, rest, to) : item));
    return items.filter((item) => item !== undefined);
  }
  const map = value as Readonly<Record<string, Json>>;
  const inner = replaced(map[key], rest, to);
  return Object.fromEntries(Object.entries({ ...map, [key]: inner }).filter(([, item]) => item !== undefined)) as Json;
}
