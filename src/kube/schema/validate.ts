import { choice } from '../../findings/wording.ts';
import { nearest } from '../nearest.ts';
import { duplicates } from './duplicates.ts';
import { fieldPath } from './field-path.ts';
import { checkEnum, checkNumber, checkSize, checkText } from './scalars.ts';
import type { SchemaFault } from './schema-fault.ts';
import type { SchemaNode } from './schema-node.ts';
import type { KindSchema } from './schemas.ts';
import { here, report, shown, type Walk } from './walk.ts';
import { typeName } from './wording.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Every reason why the API server would refuse the object or silently drop a field of it, as far as its schema says: CEL rules and
 * admission are not looked at. In the server's own kinds a field with `null` counts as absent. In custom resources it is a fault of its own,
 * `null`: server-side apply refuses it, while a plain create drops the field (apiextensions-apiserver v0.35.4
 * pkg/apiserver/schema/defaulting/prunenulls.go).
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
    if (child === undefined) continue;
    walk.path.push(key);
    if (entry === null) checkNull(child, walk);
    else check(child, entry, walk);
    walk.path.pop();
  }
  if (required !== undefined) for (const key of required) if (isAbsent(node, value, key, walk)) missingField(key, walk);
  if (node.least !== undefined || node.most !== undefined) checkSize(node, entries, 'entry', walk);
  if (node.anyOf !== undefined || node.oneOf !== undefined) checkAlternatives(node, value, walk);
}

function checkNull(node: SchemaNode, walk: Walk): void {
  if (walk.schema.builtIn || node.nullable === true || node.type === undefined) return;
  report(walk, 'null', `${here(walk)} is \`null\`, which server-side apply refuses; leave the field out instead.`);
}

function isAbsent({ fields }: SchemaNode, value: Fields, key: string, { schema }: Walk): boolean {
  const entry = value[key];
  if (entry !== null || !schema.builtIn) return entry === undefined;
  return schema.nodes[fields?.[key] ?? -1]?.nullable !== true;
}

function unknownField(node: SchemaNode, key: string, walk: Walk): void {
  const found = nearest(key, Object.keys(node.fields ?? {}));
  const suggestion = found === null ? '' : `; did you mean \`${found}\`?`;
  walk.path.push(key);
  report(
    walk,
    'unknown-field',
    `${walk.schema.kind} has no field ${here(walk)}${suggestion === '' ? '.' : suggestion}`,
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
