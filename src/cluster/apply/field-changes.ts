import type { Json, JsonObject, KubeObject } from '../../kube/objects.ts';
import { isJsonObject } from '../../kube/read.ts';
import { appliedDigest } from './member.ts';

/** A field that would change; what one side has not is left out there. */
export interface FieldChange {
  /** Items of lists by their names where all have one: `spec.template.spec.containers[thanos].image`. */
  readonly field: string;
  readonly from?: Json;
  readonly to?: Json;
}

/** What an apply would change of an object: both sides as the server writes them. Of Secrets no value is told. */
export function fieldChanges(before: KubeObject, after: KubeObject): readonly FieldChange[] {
  const out: FieldChange[] = [];
  compare('', kept(before), kept(after), out);
  return before.kind === 'Secret' ? out.map(withoutValues) : out;
}

/** What the server keeps for itself in an object, and what marks it as applied. */
const own: ReadonlySet<string> = new Set([
  ...['managedFields', 'resourceVersion', 'generation', 'uid', 'creationTimestamp', 'selfLink'],
]);

function kept(object: KubeObject): JsonObject {
  const { status: _, metadata, ...rest } = object as unknown as JsonObject & { readonly metadata: JsonObject };
  const { annotations, ...meta } = Object.fromEntries(Object.entries(metadata).filter(([key]) => !own.has(key)));
  const marks = Object.entries(isJsonObject(annotations) ? annotations : {}).filter(([key]) => key !== appliedDigest);
  return { ...rest, metadata: { ...meta, annotations: Object.fromEntries(marks) } };
}

function compare(field: string, before: Json | undefined, after: Json | undefined, out: FieldChange[]): void {
  if (before === after) return;
  if (isJsonObject(before) && isJsonObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      compare(below(field, key), before[key], after[key], out);
  } else if (Array.isArray(before) && Array.isArray(after)) lists(field, before, after, out);
  else
    out.push({
      field,
      ...(before === undefined ? {} : { from: before }),
      ...(after === undefined ? {} : { to: after }),
    });
}

function lists(field: string, before: readonly Json[], after: readonly Json[], out: FieldChange[]): void {
  const [old, now] = [byName(before), byName(after)];
  if (old !== null && now !== null) {
    for (const name of new Set([...old.keys(), ...now.keys()]))
      compare(`${field}[${name}]`, old.get(name), now.get(name), out);
    const [order, then] = [[...old.keys()], [...now.keys()]];
    if (order.length === then.length && order.every((name) => now.has(name)) && order.join('\n') !== then.join('\n'))
      out.push({ field, from: before, to: after });
  } else if (JSON.stringify(before) !== JSON.stringify(after)) out.push({ field, from: before, to: after });
}

function byName(list: readonly Json[]): ReadonlyMap<string, Json> | null {
  const out = new Map<string, Json>();
  for (const item of list) {
    const name = isJsonObject(item) ? item['name'] : undefined;
    if (typeof name !== 'string' || out.has(name)) return null;
    out.set(name, item);
  }
  return out;
}

function below(field: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) return `${field}[${key}]`;
  return field === '' ? key : `${field}.${key}`;
}

function withoutValues(change: FieldChange): FieldChange {
  const { field } = change;
  if (!/^(?:data|stringData)\b/.test(field)) return change;
  return {
    field,
    ...('from' in change ? { from: 'a value that is not shown' } : {}),
    ...('to' in change ? { to: 'a value that is not shown' } : {}),
  };
}
