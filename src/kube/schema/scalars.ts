import { choice, counted } from '../../findings/wording.ts';
import { nearest } from '../nearest.ts';
import { formatFault } from './format.ts';
import type { SchemaNode } from './schema-node.ts';
import { here, report, shown, type Walk } from './walk.ts';
import { sizeOf } from './wording.ts';

/** Length, format and pattern of a text. */
export function checkText(node: SchemaNode, value: string, walk: Walk): void {
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

/** Bounds of a number. */
export function checkNumber(node: SchemaNode, value: number, walk: Walk): void {
  const { min, max } = node;
  const int32 = node.format === 'int32';
  const least = min ?? (int32 ? -(2 ** 31) : Number.NEGATIVE_INFINITY);
  const most = max ?? (int32 ? 2 ** 31 - 1 : Number.POSITIVE_INFINITY);
  if (value < least) report(walk, 'range', `${here(walk)} is ${shown(value, walk)}; the least is ${least}.`);
  if (value > most) report(walk, 'range', `${here(walk)} is ${shown(value, walk)}; the most is ${most}.`);
}

/** Whether a value is one of those allowed. */
export function checkEnum(allowed: readonly unknown[], value: unknown, walk: Walk): void {
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

/** The size of a text, a list or a map, in units such as `item`. */
export function checkSize({ least, most }: SchemaNode, size: number, unit: string, walk: Walk): void {
  if (least !== undefined && size < least) {
    report(walk, 'length', `${here(walk)} has ${counted(size, unit)}; the least is ${least}.`);
  }
  if (most !== undefined && size > most) {
    report(walk, 'length', `${here(walk)} has ${counted(size, unit)}; the most is ${most}.`);
  }
}
