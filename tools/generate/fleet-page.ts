import { z } from 'zod';
import { fleetSchema } from '../../src/fleet/schema/fleet-schema.ts';
import { describedAs, unwrap } from '../../src/fleet/schema/keys.ts';
import { baseFleet } from '../../src/fleet/testing/base-fleet.ts';
import { table } from './table.ts';

type Schema = z.core.$ZodType;

/** The reference page of the fleet file: a section for each map, a row for each field. */
export function fleetPage(): string {
  return `# The fleet file
<!-- Made by \`npm run generate\` from src/fleet/schema; do not edit. -->
Every field of \`fleet.yaml\`, with its type, its default and one sentence. Unknown keys are refused. \`namsan plan --explain-defaults\` shows the defaults of your fleet,
and \`schema/fleet.schema.json\` tells them to your editor. Durations are Prometheus' (\`30s\`, \`1h30m\`, \`14d\`; units \`y w d h m s ms\`), volumes and memory Kubernetes quantities (\`16Gi\`).

The smallest useful fleet has little more than this:
\`\`\`yaml
${baseFleet}\`\`\`

${sections('', fleetSchema).join('\n\n')}
`;
}

/** The section of a map and those of the maps in it, in the order of the schema. */
function sections(path: string, schema: Schema): readonly string[] {
  const map = unwrap(schema);
  if (!(map instanceof z.ZodObject)) return [];
  const fields = Object.entries(map.shape).map(([key, field]: [string, Schema]) => ({
    key,
    field,
    inner: innerMap(field),
  }));
  const rows = fields.map(({ key, field, inner }) => {
    const name = path === '' ? key : `${path}.${key}`;
    const cell = inner === null ? `<a id="${anchor(name)}"></a>\`${key}\`` : `[\`${key}\`](#${anchor(name)})`;
    return [cell, typeOf(field), defaultOf(field), describedAs(field)];
  });
  const title =
    path === ''
      ? '## The fleet'
      : `${'#'.repeat(anchor(path).includes('.') ? 3 : 2)} <a id="${anchor(path)}"></a>\`${path}\``;
  const absent = derivedOf(schema);
  const intro = [describedAs(schema), absent === null ? '' : `When it is left out: ${absent}.`].filter((t) => t !== '');
  const own = `${title}\n${intro.join(' ')}\n\n${table(['Field', 'Type', 'Default', 'Meaning'], rows)}`;
  return [
    own,
    ...fields.flatMap(({ key, inner }) =>
      inner === null ? [] : sections(`${path === '' ? key : `${path}.${key}`}${inner.suffix}`, inner.schema),
    ),
  ];
}

/** `clusters.nodes.cpu` for `clusters[].nodes[].cpu`: what findings give as path, without positions and names. */
function anchor(path: string): string {
  return path.replaceAll('[]', '').replaceAll('.NAME', '');
}

/** The map that a field is, or holds many of: `clusters[]`, `objectStores.NAME`; `null` for single values and Secrets by name. */
function innerMap(field: Schema): { readonly schema: Schema; readonly suffix: string } | null {
  const inner = unwrap(field);
  if (kindOf(inner) !== null) return null;
  if (inner instanceof z.ZodObject) return { schema: field, suffix: '' };
  if (inner instanceof z.ZodArray && unwrap(inner.element) instanceof z.ZodObject)
    return { schema: inner.element, suffix: '[]' };
  if (inner instanceof z.ZodRecord && unwrap(inner.valueType) instanceof z.ZodObject)
    return { schema: inner.valueType, suffix: '.NAME' };
  return null;
}

function typeOf(field: Schema): string {
  const inner = unwrap(field);
  const kind = kindOf(inner);
  if (kind !== null) return kind;
  if (inner instanceof z.ZodEnum) return inner.options.map((option) => `\`${option}\``).join(', ');
  if (inner instanceof z.ZodLiteral) return [...inner.values].map((value) => `\`${String(value)}\``).join(', ');
  if (inner instanceof z.ZodArray)
    return unwrap(inner.element) instanceof z.ZodObject ? 'list of maps' : `list of ${typeOf(inner.element)}`;
  if (inner instanceof z.ZodRecord)
    return unwrap(inner.valueType) instanceof z.ZodObject ? 'map by name' : `map of name to ${typeOf(inner.valueType)}`;
  if (inner instanceof z.ZodObject) return 'map';
  throw new Error(`A field of the fleet file has a type without words: ${inner._zod.def.type}`);
}

function defaultOf(field: Schema): string {
  const says = derivedOf(field);
  if (says !== null) return says;
  if (field instanceof z.ZodDefault) return field.def.defaultValue === '' ? 'empty' : plain(field.def.defaultValue);
  if (field instanceof z.ZodPrefault)
    return Object.keys(Object(field.def.defaultValue)).length === 0 ? 'of its fields' : plain(field.def.defaultValue);
  return field instanceof z.ZodOptional ? 'none' : '**required**';
}

function plain(value: unknown): string {
  return `\`${JSON.stringify(value).replaceAll('"', '').replaceAll(':', ': ')}\``;
}

function kindOf(schema: Schema): string | null {
  const kind = z.globalRegistry.get(schema)?.['kind'];
  return typeof kind === 'string' ? kind : null;
}

function derivedOf(schema: Schema): string | null {
  const says = z.globalRegistry.get(schema)?.['derived'];
  return typeof says === 'string' ? says : null;
}
