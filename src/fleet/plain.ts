import { type Document, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { offsetOf, type Structure } from './structure.ts';

/** The way to a value: keys of maps and positions in lists. */
export type Path = readonly (string | number)[];

/** A value of the fleet file as plain data, or the offset at which its aliases had multiplied it beyond all use. */
export type Plain = { readonly value: unknown } | { readonly tooManyAt: number };

/** Ten thousand clusters of sixty values are 600,000; more than this is no fleet file. */
export const maxValues = 1_500_000;

/**
 * Plain data of a YAML document whose structure is sound, with aliases and `<<` merges resolved. Every value reached through an alias
 * counts, so that a file whose aliases multiply ends in a fault and not in an exhausted machine.
 */
export function plainOf(doc: Document, structure: Structure): Plain {
  const merges = mergesOf(structure);
  let values = 0;
  const walk = (node: unknown): unknown => {
    values += 1;
    if (values > maxValues) throw new TooMany(offsetOf(node));
    if (isAlias(node)) return walk(structure.targets.get(node));
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return node.items.map(walk);
    if (!isMap(node)) return null;
    const out: Record<string, unknown> = {};
    for (const [key, entry] of merges(node)) out[key] = walk(entry.value);
    return out;
  };
  try {
    return { value: walk(doc.contents) };
  } catch (error) {
    if (error instanceof TooMany) return { tooManyAt: error.offset };
    throw error;
  }
}

/** A place in the text that a path leads to. */
export interface Found {
  readonly offset: number;
  /** The value as it is spelt in the file, where it is one plain or quoted word; `null` for lists, maps and values that are not written. */
  readonly spelt: string | null;
}

/** Finds the value at a path, or the nearest one above it that is written, through aliases and merges. */
export function finderOf(doc: Document, structure: Structure): (path: Path, of: 'key' | 'value') => Found {
  const merges = mergesOf(structure);
  const through = (node: unknown): unknown => (isAlias(node) ? structure.targets.get(node) : node);
  return (path, of) => {
    let node: unknown = doc.contents;
    let offset = offsetOf(node);
    for (const [i, step] of path.entries()) {
      const here = through(node);
      if (isSeq(here)) node = here.items[Number(step)];
      else if (isMap(here)) {
        const entry = merges(here).get(String(step));
        if (entry === undefined) return { offset, spelt: null };
        if (entry.value === null || (of === 'key' && i === path.length - 1))
          return { offset: entry.keyOffset, spelt: null };
        node = entry.value;
      } else return { offset, spelt: null };
      if (node === undefined) return { offset, spelt: null };
      offset = offsetOf(node);
    }
    const value = through(node);
    return { offset, spelt: isScalar(value) && value.source !== undefined ? value.source : null };
  };
}

interface Entry {
  readonly keyOffset: number;
  readonly value: unknown;
}

/** The entries of a map with what it merges: own keys win over merged ones, and earlier merges over later ones (YAML merge key, 1.1). */
function mergesOf(structure: Structure): (map: Node) => ReadonlyMap<string, Entry> {
  const known = new Map<Node, ReadonlyMap<string, Entry>>();
  let merged = 0;
  const entriesOf = (map: Node): ReadonlyMap<string, Entry> => {
    const before = known.get(map);
    if (before !== undefined) return before;
    const out = new Map<string, Entry>();
    const sources: unknown[] = [];
    for (const pair of isMap(map) ? map.items : []) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (key === '<<') sources.push(pair.value);
      else out.set(key, { keyOffset: offsetOf(pair.key), value: pair.value ?? null });
    }
    for (const source of sources) {
      for (const target of structure.mergeTargets(source)) {
        for (const [key, entry] of entriesOf(target)) {
          merged += 1;
          if (merged > maxValues) throw new TooMany(offsetOf(source));
          if (!out.has(key)) out.set(key, entry);
        }
      }
    }
    known.set(map, out);
    return out;
  };
  return entriesOf;
}

class TooMany extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super('Too many values');
    this.offset = offset;
  }
}
