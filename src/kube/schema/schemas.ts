import type { KubeObject } from '../objects.ts';
import { kinds, type PoolName, pools } from './kinds.gen.ts';
import { type Matcher, matcher, needsRe2, type Re2 } from './pattern.ts';
import type { SchemaNode, SchemaPool } from './schema-node.ts';

/** The schema of one kind: its root node, the nodes it refers to, and the patterns of its pool. */
export interface KindSchema {
  readonly kind: string;
  /** One of the API server's own kinds. */
  readonly builtIn: boolean;
  readonly root: SchemaNode;
  readonly nodes: readonly SchemaNode[];
  readonly matchers: ReadonlyMap<string, Matcher>;
}

/** Schemas that were loaded; `of` gives `null` for a kind that has none. */
export interface Schemas {
  readonly of: (apiVersion: string, kind: string) => KindSchema | null;
}

/** The schemas of the kinds of these objects. Only the pools that hold one of them are loaded. */
export async function schemasFor(objects: Iterable<Pick<KubeObject, 'apiVersion' | 'kind'>>): Promise<Schemas> {
  const names = new Set<PoolName>();
  for (const { apiVersion, kind } of objects) {
    const found = poolName(apiVersion, kind);
    if (found !== null) names.add(found);
  }
  const schemas = new Map<string, KindSchema>();
  for (const pool of await Promise.all([...names].map(poolSchemas)))
    for (const [name, schema] of pool) schemas.set(name, schema);
  return { of: (apiVersion, kind) => schemas.get(`${apiVersion}/${kind}`) ?? null };
}

const loaded = new Map<PoolName, ReadonlyMap<string, KindSchema>>();

/** The schemas of a pool; its patterns are compiled once for all who ask. */
async function poolSchemas(name: PoolName): Promise<ReadonlyMap<string, KindSchema>> {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const pool = await loadPool(name);
  const schemas = kindSchemas(pool, patterns(pool).some(needsRe2) ? await loadRe2() : null);
  loaded.set(name, schemas);
  return schemas;
}

/** The schemas of a pool's kinds, by `<apiVersion>/<kind>`. */
export function kindSchemas(pool: SchemaPool, re2: Re2): ReadonlyMap<string, KindSchema> {
  const { nodes, builtIn } = pool;
  const matchers = new Map(patterns(pool).map((pattern) => [pattern, matcher(pattern, re2)]));
  const schemas = new Map<string, KindSchema>();
  for (const [name, place] of Object.entries(pool.kinds)) {
    const root = nodes[place];
    if (root === undefined) throw new Error(`The schema of \`${name}\` is not in its pool.`);
    schemas.set(name, { kind: name.slice(name.lastIndexOf('/') + 1), builtIn, root, nodes, matchers });
  }
  return schemas;
}

function poolName(apiVersion: string, kind: string): PoolName | null {
  const name = `${apiVersion}/${kind}`;
  return Object.hasOwn(kinds, name) ? (kinds[name]?.[0] ?? null) : null;
}

async function loadPool(name: PoolName): Promise<SchemaPool> {
  const { default: pool } = await pools[name]();
  return pool as SchemaPool;
}

function patterns({ nodes }: SchemaPool): readonly string[] {
  const found = new Set<string>();
  for (const { pattern } of nodes) if (pattern !== undefined) found.add(pattern);
  return [...found];
}

/** Loaded only when a pattern asks for it. */
async function loadRe2(): Promise<Re2> {
  const { RE2JS } = await import('re2js');
  return RE2JS;
}
