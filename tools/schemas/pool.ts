import type { Json } from '../../src/kube/objects.ts';
import type { SchemaNode, SchemaPool } from '../../src/kube/schema/schema-node.ts';
import type { Structural } from './structural.ts';

/** Equal schemas are told by the text of their nodes, whose references are the places of schemas already stored. */
interface Storing {
  readonly builtIn: boolean;
  readonly texts: string[];
  readonly places: Map<string, number>;
  readonly uses: number[];
}

/** The pool of some kinds' schemas: each different schema once, the most used ones first. */
export function poolOf(from: string, builtIn: boolean, kinds: ReadonlyMap<string, Structural>): SchemaPool {
  const storing: Storing = { builtIn, texts: [], places: new Map(), uses: [] };
  const roots = [...kinds].map(([name, schema]) => [name, store(schema, storing)] as const);
  const order = storing.texts
    .map((_, place) => place)
    .sort((a, b) => (storing.uses[b] ?? 0) - (storing.uses[a] ?? 0) || a - b);
  const moved = new Map(order.map((place, index) => [place, index]));
  const move = (place: number): number => moved.get(place) ?? fail();
  return {
    from,
    builtIn,
    kinds: Object.fromEntries(roots.map(([name, place]) => [name, move(place)])),
    nodes: order.map((place) => relocated(JSON.parse(storing.texts[place] ?? fail()) as SchemaNode, move)),
  };
}

/** The text of a pool's file: a line for each kind and each node, so that differences can be read. */
export function poolText({ from, builtIn, kinds, nodes }: SchemaPool): string {
  const kindLines = Object.entries(kinds).map(([name, place]) => `${JSON.stringify(name)}:${place}`);
  const nodeLines = nodes.map((node) => JSON.stringify(node));
  return `{"from":${JSON.stringify(from)},\n"builtIn":${builtIn},\n"kinds":{\n${kindLines.join(',\n')}},\n"nodes":[\n${nodeLines.join(',\n')}]}\n`;
}

function store(schema: Structural, storing: Storing): number {
  const text = JSON.stringify(nodeOf(schema, storing));
  let place = storing.places.get(text);
  if (place === undefined) {
    place = storing.texts.push(text) - 1;
    storing.places.set(text, place);
  }
  storing.uses[place] = (storing.uses[place] ?? 0) + 1;
  return place;
}

function nodeOf(schema: Structural, storing: Storing): SchemaNode {
  const { builtIn } = storing;
  const { type, properties, values, items } = schema;
  const least = schema.minLength ?? schema.minItems ?? schema.minProperties;
  const most = schema.maxLength ?? schema.maxItems ?? schema.maxProperties;
  const present = {
    type: type === 'any' ? undefined : type,
    fields: properties === undefined ? undefined : fieldsOf(properties, storing),
    required: schema.required?.length === 0 ? undefined : schema.required?.toSorted(),
    values: values === undefined ? undefined : store(values, storing),
    items: items === undefined ? undefined : store(items, storing),
    open: schema.open,
    // Where there is a default, the server puts it in the place of `null`.
    nullable: schema.nullable ?? (schema.default === undefined || builtIn ? undefined : true),
    enum: schema.enum,
    pattern: schema.pattern,
    format: checkedFormats.has(schema.format ?? '') ? schema.format : undefined,
    min: schema.minimum,
    max: schema.maximum,
    least,
    most,
    set: schema.listType === 'set' ? true : undefined,
    keys: schema.listType === 'map' ? schema.listKeys : undefined,
    keyDefaults: keyDefaults(schema),
    anyOf: schema.anyRequired,
    oneOf: schema.oneRequired,
  };
  return Object.fromEntries(Object.entries(present).filter(([, value]) => value !== undefined)) as SchemaNode;
}

/** An int64 beyond what a double can tell apart cannot be read anyway; other formats of these sources are not enforced by the server. */
const checkedFormats: ReadonlySet<string> = new Set(['int32', 'date-time', 'byte', 'quantity']);

function fieldsOf(
  properties: Readonly<Record<string, Structural>>,
  storing: Storing,
): Readonly<Record<string, number>> {
  const names = Object.keys(properties).sort();
  return Object.fromEntries(names.map((name) => [name, store(properties[name] ?? fail(), storing)]));
}

function keyDefaults({ listType, listKeys, items }: Structural): Readonly<Record<string, Json>> | undefined {
  if (listType !== 'map') return undefined;
  // The server's own documents give `''` and `0` as defaults of required fields: Go's zero values, not a choice.
  const found = (listKeys ?? []).flatMap((key) => {
    const value = items?.properties?.[key]?.default;
    return value === undefined || value === '' || value === 0 ? [] : [[key, value] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function relocated(node: SchemaNode, move: (place: number) => number): SchemaNode {
  const { fields, values, items } = node;
  return {
    ...node,
    ...(fields === undefined
      ? {}
      : { fields: Object.fromEntries(Object.entries(fields).map(([name, place]) => [name, move(place)])) }),
    ...(values === undefined ? {} : { values: move(values) }),
    ...(items === undefined ? {} : { items: move(items) }),
  };
}

function fail(): never {
  throw new Error('A schema has no place.');
}
