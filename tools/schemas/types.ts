import { builtInNames, type NamedShapes } from './shared-names.ts';
import type { Structural } from './structural.ts';
import { typeNames } from './type-names.ts';

export interface TypedKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly schema: Structural;
}

/** What is being written: interface bodies by name, and names by body, so that equal shapes share one interface. */
interface Writing {
  readonly bodies: Map<string, string>;
  readonly names: Map<string, string>;
  readonly shapes: NamedShapes;
  readonly kinds: ReadonlySet<string>;
}

/**
 * The TypeScript source of the kinds' types. Objects with equal fields share one interface; parts of the API server's own
 * kinds keep their Go names, also inside custom resources; `status` is left out, and metadata is namsan's own.
 */
export function typesSource(
  from: readonly string[],
  kinds: readonly TypedKind[],
  definitions: ReadonlyMap<string, Structural>,
): string {
  const writing: Writing = {
    bodies: new Map(),
    names: new Map(),
    shapes: builtInNames(definitions),
    kinds: new Set(kinds.map(({ kind }) => kind)),
  };
  const objects = kinds.map((kind) => objectInterface(kind, writing));
  const parts = [...writing.bodies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, body]) => `export interface ${name} {\n${body}\n}\n`);
  return [
    `// Written by \`node tools/schemas/schemas.ts\` from ${from.join('; ')}.\n`,
    `import type { Json, JsonObject, Labels, ObjectMeta } from './objects.ts';\n`,
    '/** A number with a unit suffix, such as `500m` or `16Gi`. */\nexport type Quantity = string | number;\n',
    '/** Metadata of an object that another object holds a template of. */',
    `export interface TemplateMeta {\n${templateMeta}\n}\n`,
    `/** An object of a kind that namsan writes. */\nexport type TypedObject =\n${kinds.map(({ kind }) => `  | ${kind}`).join('\n')};\n`,
    ...objects,
    ...parts,
  ].join('\n');
}

const templateMeta = `  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: Labels;
  readonly annotations?: Labels;`;

function objectInterface({ apiVersion, kind, schema }: TypedKind, writing: Writing): string {
  const body = [
    `  readonly apiVersion: '${apiVersion}';`,
    `  readonly kind: '${kind}';`,
    '  readonly metadata: ObjectMeta;',
  ];
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    if (['apiVersion', 'kind', 'metadata', 'status'].includes(key)) continue;
    body.push(property(key, value, schema, [kind], writing));
  }
  return `export interface ${kind} {\n${body.join('\n')}\n}\n`;
}

function property(
  key: string,
  value: Structural,
  owner: Structural,
  path: readonly string[],
  writing: Writing,
): string {
  const required =
    owner.required?.includes(key) === true || (key === 'spec' && path.length === 1 && path[0] !== 'Namespace');
  const mark = required ? '' : '?';
  const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`;
  return `  readonly ${name}${mark}: ${typeText(value, [...path, key], writing)};`;
}

function typeText(schema: Structural, path: readonly string[], writing: Writing): string {
  const text = plainType(schema, path, writing);
  return schema.nullable === true ? `${text} | null` : text;
}

function plainType(schema: Structural, path: readonly string[], writing: Writing): string {
  if (schema.enum !== undefined) return schema.enum.map(literal).join(' | ');
  switch (schema.type) {
    case 'string':
    case 'boolean':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'int-or-string':
      return schema.format === 'quantity' ? 'Quantity' : 'number | string';
    case 'quantity':
      return 'Quantity';
    case 'any':
      return 'Json';
    case 'array':
      return schema.items === undefined ? 'readonly Json[]' : listOf(typeText(schema.items, [...path, '[]'], writing));
    case 'object':
      return objectType(schema, path, writing);
  }
}

function objectType(schema: Structural, path: readonly string[], writing: Writing): string {
  if (schema.values !== undefined) {
    const values = typeText(schema.values, path, writing);
    return values === 'string' ? 'Labels' : `Readonly<Record<string, ${values}>>`;
  }
  const properties = Object.keys(schema.properties ?? {});
  if (properties.length === 0) return schema.open === true ? 'JsonObject' : 'Readonly<Record<string, never>>';
  const known = writing.shapes.nameOf(schema, path);
  if (known === 'TemplateMeta') return known;
  const shape = (known === undefined ? undefined : writing.shapes.schemaOf(known)) ?? schema;
  if (known !== undefined && writing.bodies.has(known)) return known;
  // The name is taken before the body is written, so that a shape may hold itself.
  if (known !== undefined) writing.bodies.set(known, '');
  const body = Object.entries(shape.properties ?? {})
    .filter(([key]) => key !== 'status' || shape.properties?.['metadata'] === undefined)
    .map(([key, value]) => property(key, value, shape, known === undefined ? path : [known], writing))
    .join('\n');
  const name = known ?? writing.names.get(body) ?? freeName(path, writing);
  if (known === undefined) writing.names.set(body, name);
  writing.bodies.set(name, body);
  return name;
}

/** The shortest of the names a path suggests that nothing else has: `PrometheusRemoteWrite`, then longer ones. */
function freeName(path: readonly string[], writing: Writing): string {
  const fields = path.flatMap((part, i) => (part === '[]' ? [] : [path[i + 1] === '[]' ? singular(part) : part]));
  const given = typeNames[path.join('.').replaceAll('.[]', '[]')];
  if (given !== undefined && !writing.bodies.has(given)) return given;
  const [kind = '', ...rest] = fields;
  const least = rest.length > 1 && vague.has(rest.at(-1) ?? '') ? 2 : 1;
  for (let count = least; count <= rest.length; count++) {
    const name = `${kind}${rest.slice(-count).map(pascal).join('')}`;
    if (!writing.bodies.has(name) && !writing.shapes.has(name) && !writing.kinds.has(name)) return name;
  }
  throw new Error(`No free name is left for ${path.join('.')}.`);
}

/** Field names that say little without the field above them. */
const vague: ReadonlySet<string> = new Set([
  'spec',
  'template',
  'metadata',
  'selector',
  'config',
  'strategy',
  'values',
]);

function singular(field: string): string {
  if (field.endsWith('ies')) return `${field.slice(0, -3)}y`;
  if (/(?:ss|ch|x|lias)es$/.test(field)) return field.slice(0, -2);
  return /[^sS]s$/.test(field) ? field.slice(0, -1) : field;
}

function listOf(item: string): string {
  return item.includes(' | ') ? `readonly (${item})[]` : `readonly ${item}[]`;
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : JSON.stringify(value);
}

function pascal(field: string): string {
  const words = field.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}
