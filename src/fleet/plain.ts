import { type Document, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';

/** A value of the fleet file as plain data, or why it cannot be had: an alias without an anchor, or too much of it. */
export type Plain =
  | { readonly value: unknown }
  | { readonly fault: 'bomb' | 'depth' | 'alias' | 'key'; readonly offset: number };

export type Path = readonly (string | number)[];

/** Ten thousand clusters of forty fields are 400,000 values; five times that is no fleet file. */
const maxValues = 2_000_000;
const maxDepth = 64;

/**
 * Plain data of a YAML document with aliases and `<<` merges resolved. Every value reached through an alias counts, so that
 * a file whose aliases multiply ends in a fault and not in an exhausted machine.
 */
export function plainOf(doc: Document): Plain {
  let values = 0;
  const walk = (node: unknown, depth: number): unknown => {
    values += 1;
    if (values > maxValues) throw new PlainFault('bomb', offsetOf(node));
    if (depth > maxDepth) throw new PlainFault('depth', offsetOf(node));
    if (isAlias(node)) {
      const target = node.resolve(doc);
      if (target === undefined) throw new PlainFault('alias', offsetOf(node));
      return walk(target, depth + 1);
    }
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return node.items.map((item) => walk(item, depth + 1));
    if (isMap(node)) {
      const out: Record<string, unknown> = Object.create(null);
      for (const [key, value] of entriesOf(node, doc, depth)) out[key] = walk(value, depth + 1);
      return out;
    }
    return null;
  };
  try {
    return { value: walk(doc.contents, 0) };
  } catch (error) {
    if (error instanceof PlainFault) return { fault: error.fault, offset: error.offset };
    throw error;
  }
}

/** The offset in the text of the value at `path`, or of the nearest value above it that is written; through aliases and merges. */
export function offsetAt(doc: Document, path: Path, of: 'key' | 'value'): number {
  let node: unknown = doc.contents;
  let offset = 0;
  for (const [i, step] of path.entries()) {
    const here = isAlias(node) ? node.resolve(doc) : node;
    if (isSeq(here)) node = here.items[Number(step)];
    else if (isMap(here)) {
      const found = rawEntries(here, doc, 0).get(String(step));
      if (found === undefined) return offset;
      if (of === 'key' && i === path.length - 1) return found.keyOffset;
      node = found.value;
      if (node === null) return found.keyOffset;
    } else return offset;
    if (node === undefined) return offset;
    offset = offsetOf(node);
  }
  return offset;
}

interface RawEntry {
  readonly keyOffset: number;
  readonly value: unknown;
}

/** Own keys win over merged ones, and earlier merges over later ones (YAML merge key, 1.1). */
function rawEntries(map: Node, doc: Document, depth: number): Map<string, RawEntry> {
  const out = new Map<string, RawEntry>();
  if (!isMap(map) || depth > maxDepth) return out;
  const merged: unknown[] = [];
  for (const pair of map.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : null;
    if (key === null) throw new PlainFault('key', offsetOf(pair.key));
    if (key === '<<') merged.push(pair.value);
    else out.set(key, { keyOffset: offsetOf(pair.key), value: pair.value ?? null });
  }
  for (const source of merged) {
    const from = isAlias(source) ? source.resolve(doc) : source;
    for (const one of isSeq(from) ? from.items : [from]) {
      const target = isAlias(one) ? one.resolve(doc) : one;
      if (!isMap(target)) throw new PlainFault('alias', offsetOf(source));
      for (const [key, entry] of rawEntries(target, doc, depth + 1)) if (!out.has(key)) out.set(key, entry);
    }
  }
  return out;
}

function entriesOf(map: Node, doc: Document, depth: number): (readonly [string, unknown])[] {
  return [...rawEntries(map, doc, depth)].map(([key, entry]) => [key, entry.value] as const);
}

function offsetOf(node: unknown): number {
  const range = (node as Partial<Node> | null | undefined)?.range;
  return range?.[0] ?? 0;
}

class PlainFault extends Error {
  readonly fault: 'bomb' | 'depth' | 'alias' | 'key';
  readonly offset: number;
  constructor(fault: 'bomb' | 'depth' | 'alias' | 'key', offset: number) {
    super(fault);
    this.fault = fault;
    this.offset = offset;
  }
}
