import type { Structural } from './structural.ts';

/** The names under which shapes of the API server's own definitions are known. */
export interface NamedShapes {
  readonly has: (name: string) => boolean;
  readonly schemaOf: (name: string) => Structural | undefined;
  readonly nameOf: (schema: Structural, path: readonly string[]) => string | undefined;
}

/** Custom resources carry parts of the API server's own kinds, written out field by field; this gives them back their names. */
export function builtInNames(definitions: ReadonlyMap<string, Structural>): NamedShapes {
  const byName = new Map<string, Structural>();
  for (const [full, schema] of definitions) {
    const short = shortName(full);
    const { kind, metadata, ...rest } = schema.properties ?? {};
    const isKind = kind !== undefined && metadata !== undefined;
    if (!isKind && !byName.has(short) && Object.keys(rest).length > 0) byName.set(short, schema);
  }
  return {
    has: (name) => byName.has(name),
    schemaOf: (name) => byName.get(name),
    nameOf: (schema, path) =>
      schema.name === undefined ? embedded(schema, path, byName) : nameOfDefinition(schema.name, byName, schema),
  };
}

function nameOfDefinition(
  full: string,
  byName: ReadonlyMap<string, Structural>,
  schema: Structural,
): string | undefined {
  const short = shortName(full);
  if (short === 'ObjectMeta') return 'TemplateMeta';
  return byName.get(short)?.name === schema.name ? short : undefined;
}

/** `Container` of `io.k8s.api.core.v1.Container`. */
function shortName(full: string): string {
  return full.slice(full.lastIndexOf('.') + 1);
}

/** Shapes of one or two fields are too common to be told by their fields. */
const leastFields = 3;
/** A custom resource may carry the part as it was some Kubernetes releases ago, some fields short. */
const leastShare = 0.8;

function embedded(
  schema: Structural,
  path: readonly string[],
  byName: ReadonlyMap<string, Structural>,
): string | undefined {
  const keys = Object.keys(schema.properties ?? {});
  if (keys.sort().join() === 'matchExpressions,matchLabels') return 'LabelSelector';
  if (keys.length < leastFields) return undefined;
  if (keys.every((key) => ['name', 'labels', 'annotations'].includes(key))) return 'TemplateMeta';
  const required = [...(schema.required ?? [])].sort().join();
  const field = (path.findLast((part) => part !== '[]') ?? '').toLowerCase();
  let best: string | undefined;
  let bestScore = 0;
  for (const [name, candidate] of byName) {
    const properties = candidate.properties ?? {};
    const share = keys.length / Object.keys(properties).length;
    const exact = share === 1;
    if (share < leastShare || (!exact && keys.length < 2 * leastFields)) continue;
    if (!keys.every((key) => Object.hasOwn(properties, key))) continue;
    if (!keys.every((key) => properties[key]?.type === schema.properties?.[key]?.type)) continue;
    if ([...(candidate.required ?? [])].sort().join() !== required) continue;
    const score =
      share + (name.toLowerCase().startsWith(field) || (field !== 'configmap' && name.startsWith('Secret')) ? 0.1 : 0);
    if (score <= bestScore) continue;
    best = name;
    bestScore = score;
  }
  return best;
}
