import type { Json } from '../../src/kube/objects.ts';
import { definition } from './built-in.ts';
import type { Definitions, RawPool, RawSchema } from './raw.ts';

export type StructuralType =
  | 'object'
  | 'array'
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'int-or-string'
  | 'quantity'
  | 'any';

/** A schema reduced to what decides whether the API server takes a value: no prose, no references, no CEL. */
export interface Structural {
  readonly type: StructuralType;
  /** Name of the API server's definition, when it has one. */
  readonly name?: string;
  readonly properties?: Readonly<Record<string, Structural>>;
  readonly required?: readonly string[];
  /** Schema of the values of a map. */
  readonly values?: Structural;
  readonly items?: Structural;
  /** Unknown fields are kept by the server, not refused. */
  readonly open?: true;
  readonly nullable?: true;
  readonly default?: Json;
  readonly enum?: readonly Json[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly listType?: 'set' | 'map';
  readonly listKeys?: readonly string[];
  /** At least one of these sets of fields must be there. */
  readonly anyRequired?: readonly (readonly string[])[];
  /** Exactly one of these sets of fields must be there. */
  readonly oneRequired?: readonly (readonly string[])[];
}

/** A pattern of resource.Quantity (apimachinery pkg/api/resource/quantity.go), as CustomResourceDefinitions write it. */
const quantityPattern = /^\^\(\\\+\|-\)\?\(\(\[0-9\]\+/;

/**
 * A schema whose every value may be `null`. Object metadata is read by the server's own Go code, for which `null` is absent,
 * whereas a custom resource's own fields are held to their schema.
 */
export function nullable(schema: Structural): Structural {
  const { properties, values, items } = schema;
  return {
    ...schema,
    nullable: true,
    ...(properties === undefined
      ? {}
      : { properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, nullable(value)])) }),
    ...(values === undefined ? {} : { values: nullable(values) }),
    ...(items === undefined ? {} : { items: nullable(items) }),
  };
}

/** The structural schema of one kind; `status` takes anything, for it is the server's own to write. */
export function structuralKind(schema: RawSchema, pool: RawPool, meta: Structural): Structural {
  const root = structural(schema, pool.definitions);
  const properties = { ...root.properties, metadata: meta };
  if (root.properties?.['status'] === undefined) return { ...root, properties };
  return {
    ...root,
    properties: { ...properties, status: { type: 'any' } },
    required: (root.required ?? []).filter((key) => key !== 'status'),
  };
}

/** Every structural schema below a schema, references resolved. */
export function structural(raw: RawSchema, definitions: Definitions): Structural {
  const reference = raw.$ref ?? (raw.allOf?.length === 1 ? raw.allOf[0]?.$ref : undefined);
  if (reference !== undefined) return referred(raw, reference, definitions);
  for (const key of unexpected)
    if (raw[key] !== undefined) throw new Error(`\`${key}\` is not expected: it would go unchecked.`);
  const builtIn = Object.keys(definitions).length > 0;
  const type = typeOf(raw);
  const out: Structural = { type, ...constraints(raw, type) };
  if (type === 'array' && raw.items !== undefined) return { ...out, items: structural(raw.items, definitions) };
  if (type !== 'object') return out;
  const values = raw.additionalProperties;
  const required = (raw.required ?? []).filter((key) => builtIn || raw.properties?.[key]?.default === undefined);
  return {
    ...out,
    ...(raw.properties === undefined ? {} : { properties: structuralProperties(raw.properties, definitions) }),
    ...(required.length === 0 ? {} : { required }),
    ...(typeof values === 'object' ? { values: structural(values, definitions) } : {}),
    ...(isOpen(raw, builtIn) ? { open: true } : {}),
  };
}

const unexpected = [
  'x-kubernetes-embedded-resource',
  'uniqueItems',
  'multipleOf',
  'exclusiveMinimum',
  'exclusiveMaximum',
] as const;

function referred(raw: RawSchema, reference: string, definitions: Definitions): Structural {
  const name = reference.replace('#/components/schemas/', '');
  const resolved = structural(definition(definitions, name), definitions);
  if (resolved.type === 'object') return { ...resolved, name };
  return raw.default === undefined ? resolved : { ...resolved, default: raw.default };
}

function structuralProperties(
  properties: Readonly<Record<string, RawSchema>>,
  definitions: Definitions,
): Readonly<Record<string, Structural>> {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, structural(value, definitions)]));
}

/** The server's own documents leave free-form objects (RawExtension, FieldsV1) without any properties. */
function isOpen(raw: RawSchema, builtIn: boolean): boolean {
  if (raw['x-kubernetes-preserve-unknown-fields'] === true || raw.additionalProperties === true) return true;
  return builtIn && raw.properties === undefined && raw.additionalProperties === undefined;
}

function typeOf(raw: RawSchema): StructuralType {
  if (raw['x-kubernetes-int-or-string'] === true || raw.format === 'int-or-string') {
    return 'int-or-string';
  }
  const alternatives = raw.oneOf?.map(({ type }) => type).join();
  if (raw.type === undefined && alternatives === 'string,number') return 'quantity';
  if (raw.type === undefined) return 'any';
  if (!types.has(raw.type)) throw new Error(`The type \`${raw.type}\` is not expected.`);
  return raw.type as StructuralType;
}

const types: ReadonlySet<string> = new Set(['object', 'array', 'string', 'integer', 'number', 'boolean']);

function constraints(raw: RawSchema, type: StructuralType): Partial<Structural> {
  const listType = raw['x-kubernetes-list-type'];
  const listKeys = raw['x-kubernetes-list-map-keys'];
  const any = requiredSets(raw.anyOf, raw);
  const one = requiredSets(raw.oneOf, raw);
  return {
    ...(raw.nullable === true ? { nullable: true } : {}),
    ...(raw.default === undefined ? {} : { default: raw.default }),
    ...(raw.enum === undefined ? {} : { enum: raw.enum }),
    ...(type === 'int-or-string' ? intOrString(raw) : texts(raw)),
    ...numbers(raw),
    ...(listType === 'set' || listType === 'map' ? { listType } : {}),
    ...(listKeys === undefined ? {} : { listKeys }),
    ...(any === undefined ? {} : { anyRequired: any }),
    ...(one === undefined ? {} : { oneRequired: one }),
  };
}

/** A quantity in a custom resource is a whole number or a string of this pattern; the server's own kinds take any number. */
function intOrString({ pattern, format }: RawSchema): Partial<Structural> {
  // Go's intstr.IntOrString holds an int32; its format is found in the server's own documents alone.
  if (format === 'int-or-string') return { format: 'int32' };
  if (pattern === undefined) return {};
  return quantityPattern.test(pattern) ? { format: 'quantity' } : { pattern };
}

function texts({ pattern, format }: RawSchema): Partial<Structural> {
  return { ...(pattern === undefined ? {} : { pattern }), ...(format === undefined ? {} : { format }) };
}

const bounds = [
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
] as const;

function numbers(raw: RawSchema): Partial<Structural> {
  return Object.fromEntries(bounds.filter((key) => raw[key] !== undefined).map((key) => [key, raw[key]]));
}

/** `anyOf` and `oneOf` are kept where every alternative only names the fields it requires. */
function requiredSets(
  alternatives: readonly RawSchema[] | undefined,
  raw: RawSchema,
): readonly (readonly string[])[] | undefined {
  if (alternatives === undefined || raw.type !== 'object') return undefined;
  const sets = alternatives.map(({ required, properties, ...rest }) => {
    const plain =
      Object.keys(rest).length === 0 && Object.values(properties ?? {}).every((p) => Object.keys(p).length === 0);
    return plain && required !== undefined ? required : [];
  });
  return sets.every((set) => set.length > 0) ? sets : undefined;
}
