import { nearest } from '../nearest.ts';
import { duplicates } from './duplicates.ts';
import { fieldPath } from './field-path.ts';
import { formatFault } from './format.ts';
import type { SchemaFault, SchemaFaultKind } from './schema-fault.ts';
import type { SchemaNode } from './schema-node.ts';
import type { KindSchema } from './schemas.ts';
import { aQuantity, choice, quoted, sizeOf, typeName } from './wording.ts';

/** One walk through one object; `path` leads to the value that is looked at. */
interface Walk {
  readonly schema: KindSchema;
  readonly path: (string | number)[];
  readonly faults: SchemaFault[];
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Every reason why the API server would refuse the object or silently drop a field of it, as far as its schema says: CEL rules and
 * admission are not looked at. A field with `null` counts as absent, as on the server (apiextensions-apiserver
 * pkg/apiserver/schema/defaulting/prunenulls.go; Go's JSON decoding for the server's own kinds).
 */
export function validateObject(schema: KindSchema, object: unknown): readonly SchemaFault[] {
  const walk: Walk = { schema, path: [], faults: [] };
  check(schema.root, object, walk);
  return walk.faults;
}

function check(node: SchemaNode, value: unknown, walk: Walk): void {
  if (node.type === undefined || (value === null && node.nullable === true)) return;
  if (!hasType(node, value)) {
    report(walk, 'type', `${here(walk)} is ${shown(value, walk)} where ${typeName(node)} is expected.`);
    return;
  }
  if (node.enum !== undefined) checkEnum(node.enum, value, walk);
  if (typeof value === 'string') checkText(node, value, walk);
  else if (typeof value === 'number') checkNumber(node, value, walk);
  else if (Array.isArray(value)) checkList(node, value, walk);
  else if (typeof value === 'object') checkObject(node, value as Fields, walk);
}

function hasType(node: SchemaNode, value: unknown): boolean {
  switch (node.type) {
    case 'object':
      return value !== null && typeof value === 'object' && !Array.isArray(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'int-or-string':
      return typeof value === 'string' || Number.isInteger(value);
    case 'quantity':
      return typeof value === 'string' || typeof value === 'number';
    default:
      return typeof value === node.type;
  }
}

function checkObject(node: SchemaNode, value: Fields, walk: Walk): void {
  const { fields, required, values } = node;
  let entries = 0;
  for (const key in value) {
    const entry = value[key];
    if (entry === undefined) continue;
    entries++;
    const place = fields !== undefined && Object.hasOwn(fields, key) ? fields[key] : values;
    if (place === undefined) {
      if (node.open !== true) unknownField(node, key, walk);
      continue;
    }
    const child = walk.schema.nodes[place];
    if (child === undefined || entry === null) continue;
    walk.path.push(key);
    check(child, entry, walk);
    walk.path.pop();
  }
  if (required !== undefined) for (const key of required) if (isAbsent(node, value, key, walk)) missingField(key, walk);
  if (node.least !== undefined || node.most !== undefined) checkSize(node, entries, 'entry', walk);
  if (node.anyOf !== undefined || node.oneOf !== undefined) checkAlternatives(node, value, walk);
}

function isAbsent({ fields }: SchemaNode, value: Fields, key: string, { schema }: Walk): boolean {
  const entry = value[key];
  if (entry !== null) return entry === undefined;
  return schema.nodes[fields?.[key] ?? -1]?.nullable !== true;
}

function unknownField(node: SchemaNode, key: string, walk: Walk): void {
  const found = nearest(key, Object.keys(node.fields ?? {}));
  const suggestion = found === null ? '' : `; did you mean \`${found}\`?`;
  walk.path.push(key);
  report(
    walk,
    'unknown-field',
    `A ${walk.schema.kind} has no field ${here(walk)}${suggestion === '' ? '.' : suggestion}`,
    found,
  );
  walk.path.pop();
}

function missingField(key: string, walk: Walk): void {
  walk.path.push(key);
  report(walk, 'required', `${here(walk)} is required and missing.`);
  walk.path.pop();
}

function checkAlternatives({ anyOf, oneOf }: SchemaNode, value: Fields, walk: Walk): void {
  const isThere = (set: readonly string[]) => set.every((key) => value[key] !== undefined && value[key] !== null);
  const any = anyOf?.filter(isThere).length ?? 1;
  const one = oneOf?.filter(isThere).length ?? 1;
  if (any === 0)
    report(walk, 'alternatives', `${here(walk)} has none of ${choice((anyOf ?? []).flat(), 'and')}, and needs one.`);
  if (one === 1) return;
  const count = one === 0 ? 'none' : 'more than one';
  report(
    walk,
    'alternatives',
    `${here(walk)} has ${count} of ${choice((oneOf ?? []).flat(), 'and')}, and needs exactly one.`,
  );
}

function checkList(node: SchemaNode, value: readonly unknown[], walk: Walk): void {
  const child = node.items === undefined ? undefined : walk.schema.nodes[node.items];
  if (child !== undefined) {
    for (let i = 0; i < value.length; i++) {
      walk.path.push(i);
      check(child, value[i], walk);
      walk.path.pop();
    }
  }
  if (node.least !== undefined || node.most !== undefined) checkSize(node, value.length, 'item', walk);
  if (value.length < 2 || (node.keys === undefined && node.set === undefined)) return;
  for (const [first, again] of duplicates(node, value)) {
    const kind = node.keys === undefined ? 'duplicate-item' : 'duplicate-key';
    const same = node.keys === undefined ? 'value' : choice(node.keys, 'and');
    const earlier = fieldPath([...walk.path, first]);
    walk.path.push(again);
    report(walk, kind, `${here(walk)} has the same ${same} as \`${earlier}\`.`);
    walk.path.pop();
  }
}

function checkText(node: SchemaNode, value: string, walk: Walk): void {
  const before = walk.faults.length;
  if (node.least !== undefined || node.most !== undefined) checkSize(node, sizeOf(value), 'character', walk);
  if (node.format !== undefined || node.type === 'quantity') {
    const wrong = formatFault(node.type === 'quantity' ? 'quantity' : node.format, value);
    if (wrong !== null) report(walk, 'format', `${here(walk)} is ${shown(value, walk)}, which is no ${wrong}.`);
  }
  // A text that is too long is not matched: what an expression costs grows with the text.
  if (node.pattern === undefined || walk.faults.length > before) return;
  if (walk.schema.matchers.get(node.pattern)?.(value) !== false) return;
  report(walk, 'pattern', `${here(walk)} is ${shown(value, walk)}, which does not match \`${node.pattern}\`.`);
}

function checkNumber(node: SchemaNode, value: number, walk: Walk): void {
  const { min, max } = node;
  const int32 = node.format === 'int32';
  const least = min ?? (int32 ? -(2 ** 31) : Number.NEGATIVE_INFINITY);
  const most = max ?? (int32 ? 2 ** 31 - 1 : Number.POSITIVE_INFINITY);
  if (value < least) report(walk, 'range', `${here(walk)} is ${shown(value, walk)}; the least is ${least}.`);
  if (value > most) report(walk, 'range', `${here(walk)} is ${shown(value, walk)}; the most is ${most}.`);
}

function checkEnum(allowed: readonly unknown[], value: unknown, walk: Walk): void {
  if (allowed.includes(value)) return;
  const words = allowed.filter((word) => typeof word === 'string');
  const found = typeof value === 'string' ? nearest(value, words) : null;
  report(
    walk,
    'enum',
    `${here(walk)} is ${shown(value, walk)}; it can be ${choice(allowed.map(String), 'or')}.`,
    found,
  );
}

function checkSize({ least, most }: SchemaNode, size: number, unit: string, walk: Walk): void {
  if (least !== undefined && size < least) {
    report(walk, 'length', `${here(walk)} has ${aQuantity(size, unit)}; the least is ${least}.`);
  }
  if (most !== undefined && size > most) {
    report(walk, 'length', `${here(walk)} has ${aQuantity(size, unit)}; the most is ${most}.`);
  }
}

function report(walk: Walk, kind: SchemaFaultKind, message: string, found: string | null = null): void {
  walk.faults.push({ kind, path: fieldPath(walk.path), message, ...(found === null ? {} : { nearest: found }) });
}

function here({ path }: Walk): string {
  return path.length === 0 ? 'The object' : `\`${fieldPath(path)}\``;
}

/** A value as a message may show it; what a Secret holds is never shown. */
function shown(value: unknown, { schema }: Walk): string {
  return quoted(value, schema.kind !== 'Secret');
}
