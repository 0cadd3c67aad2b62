import type { Json, KubeObject } from '../../kube/objects.ts';

/** The JSON of a value with the keys of every map in order and nothing that is `undefined`: equal values give equal text. */
export function canonical(value: Json | undefined): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  let out = '';
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) out += out === '' ? canonical(item) : `,${canonical(item)}`;
    return `[${out}]`;
  }
  const map = value as Readonly<Record<string, Json | undefined>>;
  for (const key of Object.keys(map).sort()) {
    const entry = map[key];
    if (entry !== undefined) out += `${out === '' ? '' : ','}${JSON.stringify(key)}:${canonical(entry)}`;
  }
  return `{${out}}`;
}

/** The canonical text of a rendered object, made once: its digest and the release that keeps it are both made of it. */
export function canonicalObject(object: KubeObject): string {
  const known = texts.get(object) ?? canonical(object as unknown as Json);
  texts.set(object, known);
  return known;
}

const texts = new WeakMap<KubeObject, string>();
