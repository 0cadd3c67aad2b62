import type { SchemaNode, SchemaType } from './schema-node.ts';

/** The longest piece of a value that a message repeats, in UTF-16 units. */
const longest = 60;

/** A value with its type, such as `the number 3` or `the text `two``; without `show`, the type alone. */
export function quoted(value: unknown, show: boolean): string {
  if (value === null) return '`null`';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  const kind = typeof value === 'string' ? 'text' : typeof value;
  if (!show) return `a ${kind}`;
  const text = String(value);
  return `the ${kind} \`${text.length > longest ? `${text.slice(0, longest)}…` : text}\``;
}

const typeNames: Readonly<Record<SchemaType, string>> = {
  object: 'a map',
  array: 'a list',
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: '`true` or `false`',
  'int-or-string': 'a whole number or a text',
  quantity: 'a quantity such as `500m` or `16Gi`',
};

/** What a schema expects, with its article. */
export function typeName({ type, format }: SchemaNode): string {
  if (type === undefined) return 'anything';
  return type === 'int-or-string' && format === 'quantity' ? typeNames.quantity : typeNames[type];
}

/** The length of a text as the API server counts it: in code points. */
export function sizeOf(text: string): number {
  let size = text.length;
  for (let i = 0; i < text.length - 1; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff) size--;
  }
  return size;
}
