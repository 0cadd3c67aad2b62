import type { Json, JsonObject, KubeObject } from '../../kube/objects.ts';
import { isJsonObject, mapAt } from '../../kube/read.ts';
import type { SchemaNode } from '../../kube/schema/schema-node.ts';
import type { KindSchema } from '../../kube/schema/schemas.ts';
import { byKeys, itemStep, listKeys, named } from './list-keys.ts';
import { isNothing, sameValue } from './same-value.ts';
import type { Step, Trail } from './trail.ts';

/** Told of each field that is not as it was rendered; `undefined` where one side has nothing. Giving `true` ends the comparison. */
export type Tell = (trail: Trail, rendered: Json | undefined, live: Json | undefined) => boolean;

/** Whether a field that was rendered empty, and that the server leaves out then, was in truth taken away. */
export type Taken = (trail: Trail) => boolean;

/**
 * Compares what was rendered of an object with what the server has, and tells where it differs. What the server or others added is passed
 * over, but for lists that are one value. `schema` is that of the kind: it says which lists have keys, and which texts are quantities.
 */
export function compare(
  rendered: KubeObject,
  live: KubeObject,
  schema: KindSchema | null,
  tell: Tell,
  taken: Taken = () => false,
): boolean {
  const comparing: Comparing = { schema, builtIn: schema?.builtIn === true, tell, taken };
  const root = schema?.root ?? null;
  for (const [key, value] of Object.entries(rendered as unknown as JsonObject)) {
    if (aside.has(key) || value === undefined) continue;
    const trail: Trail = { above: null, step: { field: key } };
    const there = (live as unknown as JsonObject)[key];
    if (key === 'metadata') {
      if (metadata(comparing, trail, rendered, live)) return true;
    } else if (field(comparing, trail, key, fieldNode(comparing, root, key), value, there, isField(root, key)))
      return true;
  }
  return false;
}

/** Fields that say which object it is, and what only controllers write. */
const aside: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'status']);
/** What may be rendered of metadata beside the name. */
const ofMetadata = ['labels', 'annotations', 'finalizers'] as const;

interface Comparing {
  readonly schema: KindSchema | null;
  readonly builtIn: boolean;
  readonly tell: Tell;
  readonly taken: Taken;
}

/** Metadata has the same Go type in every kind. */
function metadata(comparing: Comparing, above: Trail, rendered: KubeObject, live: KubeObject): boolean {
  const own = { ...comparing, schema: null, builtIn: true };
  const there = mapAt(live, 'metadata');
  return ofMetadata.some((key) => {
    const value = mapAt(rendered, 'metadata')[key];
    const node = key === 'finalizers' ? finalizers : null;
    return value !== undefined && field(own, { above, step: { field: key } }, key, node, value, there[key], true);
  });
}

const finalizers: SchemaNode = { type: 'array', set: true };

function field(
  comparing: Comparing,
  trail: Trail,
  name: string,
  node: SchemaNode | null,
  rendered: Json,
  live: Json | undefined,
  droppable: boolean,
): boolean {
  // `null` asks for nothing: in Kubernetes' own kinds it is an absent field, in others the server drops it.
  if (rendered === live || rendered === null) return false;
  if (live === undefined || live === null)
    return droppable && isNothing(rendered, node, comparing.builtIn) && !comparing.taken(trail)
      ? false
      : comparing.tell(trail, rendered, undefined);
  if (isJsonObject(rendered) && isJsonObject(live)) {
    for (const [key, value] of Object.entries(rendered)) {
      if (value === undefined) continue;
      const below: Trail = { above: trail, step: { field: key } };
      if (field(comparing, below, key, fieldNode(comparing, node, key), value, live[key], isField(node, key)))
        return true;
    }
    return false;
  }
  if (Array.isArray(rendered) && Array.isArray(live)) return lists(comparing, trail, node, rendered, live);
  return sameValue(rendered, live, node, name) ? false : comparing.tell(trail, rendered, live);
}

function lists(
  comparing: Comparing,
  trail: Trail,
  node: SchemaNode | null,
  rendered: readonly Json[],
  live: readonly Json[],
): boolean {
  const keyed = listKeys(node);
  if (keyed !== null) {
    const [asked, there] = [byKeys(rendered, keyed), byKeys(live, keyed)];
    if (asked !== null && there !== null) {
      const step = (item: Json, key: string): Step => itemStep(item, key, keyed);
      return paired(comparing, trail, node, asked, there, step);
    }
  }
  if (node?.set === true) {
    const missing = rendered.some((item) => !live.includes(item));
    return missing && comparing.tell(trail, rendered, live);
  }
  return whole(comparing, trail, node, rendered, live);
}

/** Items that were rendered against those of the same key; others may be there. */
function paired(
  comparing: Comparing,
  trail: Trail,
  node: SchemaNode | null,
  rendered: ReadonlyMap<string, Json>,
  live: ReadonlyMap<string, Json>,
  step: (item: Json, key: string) => Step,
): boolean {
  for (const [key, item] of rendered) {
    const there = live.get(key);
    const below: Trail = { above: trail, step: step(there ?? item, key) };
    if (there === undefined ? comparing.tell(below, item, undefined) : inItem(comparing, below, node, item, there))
      return true;
  }
  return false;
}

/** A list that is one value: every item counts, and their order; named items are paired so that the difference is small. */
function whole(
  comparing: Comparing,
  trail: Trail,
  node: SchemaNode | null,
  rendered: readonly Json[],
  live: readonly Json[],
): boolean {
  const [asked, there] = [named(rendered), named(live)];
  if (asked !== null && there !== null) {
    const step = (item: Json, key: string): Step => ({ item, keys: ['name'], named: key });
    if (paired(comparing, trail, node, asked, there, step)) return true;
    for (const [key, item] of there)
      if (!asked.has(key) && comparing.tell({ above: trail, step: step(item, key) }, undefined, item)) return true;
    const same = asked.size === there.size && [...asked.keys()].every((key) => there.has(key));
    const moved = same && [...asked.keys()].join('\n') !== [...there.keys()].join('\n');
    return moved && comparing.tell(trail, rendered, live);
  }
  if (rendered.length !== live.length || rendered.some((item) => !isJsonObject(item)))
    return sameList(comparing, node, rendered, live) ? false : comparing.tell(trail, rendered, live);
  return rendered.some((item, index) =>
    inItem(comparing, { above: trail, step: { index } }, node, item, live[index] ?? null),
  );
}

function sameList(
  comparing: Comparing,
  node: SchemaNode | null,
  rendered: readonly Json[],
  live: readonly Json[],
): boolean {
  if (rendered.length !== live.length) return false;
  const silent: Comparing = { ...comparing, tell: () => true, taken: () => false };
  return rendered.every((item, index) => !inItem(silent, { above: null, step: { index } }, node, item, live[index]));
}

function inItem(
  comparing: Comparing,
  trail: Trail,
  list: SchemaNode | null,
  rendered: Json,
  live: Json | undefined,
): boolean {
  const node = list?.items === undefined ? null : (comparing.schema?.nodes[list.items] ?? null);
  return field(comparing, trail, '', node, rendered, live, false);
}

/** Whether a key is a field of a struct, which Go may leave out; entries of maps and items of lists it keeps. */
function isField(node: SchemaNode | null, key: string): boolean {
  return node?.fields !== undefined && Object.hasOwn(node.fields, key);
}

function fieldNode({ schema }: Comparing, node: SchemaNode | null, key: string): SchemaNode | null {
  const place = node?.fields !== undefined && Object.hasOwn(node.fields, key) ? node.fields[key] : node?.values;
  return place === undefined ? null : (schema?.nodes[place] ?? null);
}
