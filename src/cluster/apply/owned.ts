import type { Json, JsonObject, KubeObject } from '../../kube/objects.ts';
import { isJsonObject } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { manager } from './member.ts';

/**
 * Whether the server still counts every field that is sent as applied by namsan. Whoever changes or removes one by hand takes it over, so this
 * sees what values cannot show: a `false` that is gone looks like one that the server left out.
 */
export function ownsAll(live: LiveObject, sent: KubeObject): boolean {
  const entry = (live.metadata.managedFields ?? []).find(
    (one) => one.manager === manager && one.operation === 'Apply' && one.subresource === undefined,
  );
  if (entry === undefined || !isJsonObject(entry.fieldsV1)) return false;
  const { apiVersion: _, kind: __, metadata, ...body } = sent as KubeObject & JsonObject;
  const { name: ___, namespace: ____, ...meta } = metadata as unknown as JsonObject;
  return ownsMap({ ...body, metadata: meta }, entry.fieldsV1, true);
}

/** `fields` is a set of structured-merge-diff: `f:` before fields, `k:` before keys of items, `v:` before items of sets. */
function owns(sent: Json, fields: Json | undefined): boolean {
  if (!isJsonObject(fields)) return false;
  // A leaf: the value is one to the server, whatever it holds.
  if (isEmpty(fields)) return true;
  if (Array.isArray(sent)) return sent.every((item: Json) => ownsItem(item, fields));
  return isJsonObject(sent) ? ownsMap(sent, fields, false) : false;
}

function ownsMap(sent: JsonObject, fields: JsonObject, root: boolean): boolean {
  for (const key in sent) {
    const value = sent[key];
    if (value === undefined || value === null) continue;
    // Maps that hold nothing of their own at the top, such as metadata without labels.
    if (root && isJsonObject(value) && isEmpty(value)) continue;
    if (!owns(value, fields[fieldName(key)])) return false;
  }
  return true;
}

/** As a field is named in a set. The same few names are asked for in thousands of objects: putting them together costs more than looking them up. */
function fieldName(key: string): string {
  const before = names.get(key);
  if (before !== undefined) return before;
  const now = `f:${key}`;
  if (names.size < mostKnown) names.set(key, now);
  return now;
}

const names = new Map<string, string>();

function isEmpty(map: JsonObject): boolean {
  for (const _ in map) return false;
  return true;
}

function ownsItem(item: Json, fields: JsonObject): boolean {
  if (!isJsonObject(item)) return Object.hasOwn(fields, `v:${JSON.stringify(item)}`);
  return Object.entries(fields).some(([key, below]) => {
    if (!key.startsWith('k:') || !isJsonObject(below)) return false;
    const keys = parsed(key.slice(2));
    // A key that the item leaves out was filled in by its default.
    const same = Object.entries(keys).every(([name, value]) => item[name] === undefined || item[name] === value);
    // The item with none of its fields is no leaf: they have been taken away one by one.
    return same && ownsMap(item, below, false);
  });
}

/** The keys of an item as the server writes them. Thousands of objects have the same few: each is parsed once. */
function parsed(text: string): JsonObject {
  const before = known.get(text);
  if (before !== undefined) return before;
  const now = parse(text);
  if (known.size < mostKnown) known.set(text, now);
  return now;
}

const known = new Map<string, JsonObject>();
const mostKnown = 10_000;

function parse(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}
