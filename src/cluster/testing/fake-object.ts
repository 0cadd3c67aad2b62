import type { Json, JsonObject } from '../../kube/objects.ts';
import { isJsonObject, mapAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import type { Conflict } from '../outcome.ts';
import { type FieldPath, fieldName, fieldsOf, leavesOf, withLeaf } from './fake-fields.ts';

/** An object with who owns which leaves. */
export interface Stored {
  readonly object: LiveObject;
  readonly owners: readonly Owner[];
}

interface Owner {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly leaves: ReadonlySet<string>;
}

/** What the server keeps and nobody owns. */
const serverOwn = ['uid', 'resourceVersion', 'creationTimestamp', 'generation', 'managedFields', 'name', 'namespace'];

/** The object after a server-side apply by `namsan`, or the fields that others own. */
export function applied(
  before: Stored | null,
  object: Json,
  force: boolean,
  tick: () => number,
): Stored | { readonly conflicts: readonly Conflict[] } {
  const wanted = ownable(object);
  const live = before === null ? new Map<string, Json>() : ownable(before.object as unknown as Json);
  const others = (before?.owners ?? []).filter((o) => !isOurs(o));
  const mine = before?.owners.find(isOurs)?.leaves ?? new Set<string>();
  const conflicts = [...wanted].flatMap(([path, value]) =>
    others
      .filter((o) => o.leaves.has(path) && !isEqual(live.get(path), value))
      .map(({ manager }) => ({ manager, field: fieldName(path) })),
  );
  if (conflicts.length > 0 && !force) return { conflicts };
  let next: Json = before === null ? bare(object, tick) : (before.object as unknown as Json);
  // Deepest first, so that an item of a list goes after what is in it.
  for (const path of [...mine].filter((p) => !wanted.has(p)).toReversed())
    if (!others.some((o) => o.leaves.has(path))) next = withLeaf(next, pathOf(path), undefined);
  for (const [path, value] of wanted) if (!isItem(path) || !live.has(path)) next = withLeaf(next, pathOf(path), value);
  const left = others.map((o) => ({ ...o, leaves: force ? without(o.leaves, wanted, live) : o.leaves }));
  const owners: Owner[] = [...left, { manager: 'namsan', operation: 'Apply', leaves: new Set(wanted.keys()) }];
  return settled(before, next, owners, tick);
}

/** The object after somebody set it whole: what differs is theirs. */
export function changed(before: Stored | null, object: Json, manager: string, tick: () => number): Stored {
  const next = ownable(object);
  const live = before === null ? new Map<string, Json>() : ownable(before.object as unknown as Json);
  const theirs = new Set([...next].filter(([path, value]) => !isEqual(live.get(path), value)).map(([path]) => path));
  const kept = (before?.owners ?? []).map((o) => ({
    ...o,
    leaves: new Set([...o.leaves].filter((path) => next.has(path) && !theirs.has(path))),
  }));
  const own = kept.find((o) => o.manager === manager && o.operation === 'Update');
  const owners: Owner[] = [
    ...kept.filter((o) => o !== own),
    { manager, operation: 'Update', leaves: new Set([...(own?.leaves ?? []), ...theirs]) },
  ];
  const base = before === null ? bare(object, tick) : (before.object as unknown as Json);
  return settled(
    before,
    { ...mapOf(object), metadata: { ...mapAt(object, 'metadata'), ...serverKept(base) } },
    owners,
    tick,
  );
}

function settled(before: Stored | null, object: Json, owners: readonly Owner[], tick: () => number): Stored {
  const managedFields = owners
    .filter(({ leaves }) => leaves.size > 0)
    .map(({ manager, operation, leaves }) => ({
      manager,
      operation,
      apiVersion: mapOf(object)['apiVersion'] ?? '',
      time: '2026-01-01T00:00:00Z',
      fieldsType: 'FieldsV1',
      fieldsV1: fieldsOf(leaves),
    }));
  const metadata: JsonObject = { ...mapAt(object, 'metadata'), managedFields };
  const whole = { ...mapOf(object), metadata };
  const isSame = before !== null && isEqual(before.object as unknown as Json, whole);
  if (isSame) return before;
  const versioned = { ...whole, metadata: { ...metadata, resourceVersion: String(tick()) } };
  return { object: versioned as unknown as LiveObject, owners };
}

/** No two objects have one uid, whatever cluster they are in. */
let uids = 0;

function bare(object: Json, tick: () => number): Json {
  const { name, namespace } = mapAt(object, 'metadata');
  const { apiVersion, kind } = mapOf(object);
  const made = tick();
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      uid: `uid-${++uids}`,
      creationTimestamp: '2026-01-01T00:00:00Z',
      resourceVersion: String(made),
    },
  };
}

/** What the server keeps of the metadata of an object that is there. */
function serverKept(object: Json): JsonObject {
  const { uid, creationTimestamp, resourceVersion } = mapAt(object, 'metadata');
  return { uid, creationTimestamp, resourceVersion };
}

function ownable(object: Json): ReadonlyMap<string, Json> {
  const { apiVersion: _, kind: __, metadata, ...rest } = mapOf(object);
  const own = Object.entries(isJsonObject(metadata ?? null) ? mapOf(metadata ?? null) : {}).filter(
    ([key]) => !serverOwn.includes(key),
  );
  const whole = own.length === 0 ? rest : { ...rest, metadata: Object.fromEntries(own) };
  return Object.keys(whole).length === 0 ? new Map() : leavesOf(whole);
}

function without(
  leaves: ReadonlySet<string>,
  wanted: ReadonlyMap<string, Json>,
  live: ReadonlyMap<string, Json>,
): ReadonlySet<string> {
  return new Set([...leaves].filter((path) => !wanted.has(path) || isEqual(live.get(path), wanted.get(path))));
}

function isOurs({ manager, operation }: Owner): boolean {
  return manager === 'namsan' && operation === 'Apply';
}

function isItem(path: string): boolean {
  return pathOf(path).at(-1)?.startsWith('k:') === true;
}

function pathOf(path: string): FieldPath {
  return JSON.parse(path);
}

function mapOf(value: Json): JsonObject {
  return isJsonObject(value) ? value : {};
}

function isEqual(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((v) => sorted(v) ?? null);
  if (!isJsonObject(value ?? null)) return value;
  const entries = Object.entries(mapOf(value ?? null)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
