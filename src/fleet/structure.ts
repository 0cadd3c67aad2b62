import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';

/** What is wrong with the structure of a YAML document that could be parsed. `offset` is where in the text. */
export interface StructureFault {
  readonly kind: 'depth' | 'circle' | 'no-anchor' | 'merge' | 'key' | 'proto' | 'twice' | 'merge-twice' | 'tag';
  readonly offset: number;
  /** The key, tag or anchor that is meant. */
  readonly name: string;
}

/** Where the aliases of a document lead. */
export interface Structure {
  readonly faults: readonly StructureFault[];
  readonly targets: ReadonlyMap<Node, Node>;
  /** The maps that the value of a `<<` key brings in, in order. */
  readonly mergeTargets: (source: unknown) => readonly YAMLMap[];
}

/** A fleet file needs eight levels. */
export const maxDepth = 64;

/** The tags that only say what YAML sees anyway. */
const plainTags = new Set(['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((t) => `tag:yaml.org,2002:${t}`));

/**
 * Looks at every node of a document once, in the order of the text: an alias means the last anchor of its name before it, a key of a map
 * is plain text and stands once, and nothing contains itself.
 */
export function structureOf(doc: Document): Structure {
  const faults: StructureFault[] = [];
  const targets = new Map<Node, Node>();
  const anchors = new Map<string, Node>();
  const open = new Set<Node>();
  /** How deep a node reaches with its aliases resolved. */
  const heights = new Map<Node, number>();
  const mergeTargets = (source: unknown): readonly YAMLMap[] => {
    const from = through(targets, source);
    return (isSeq(from) ? from.items : [from]).map((item) => through(targets, item)).filter((item) => isMap(item));
  };

  const alias = (node: Alias): number => {
    const target = anchors.get(node.source);
    if (target === undefined) faults.push({ kind: 'no-anchor', offset: offsetOf(node), name: node.source });
    else if (open.has(target)) faults.push({ kind: 'circle', offset: offsetOf(node), name: node.source });
    else targets.set(node, target);
    return target === undefined ? 0 : (heights.get(target) ?? 0);
  };
  const visit = (node: unknown, depth: number): number => {
    if (isAlias(node)) return alias(node);
    if (!isScalar(node) && !isSeq(node) && !isMap(node)) return 0;
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (node.tag !== undefined && !plainTags.has(node.tag))
      faults.push({ kind: 'tag', offset: offsetOf(node), name: node.tag });
    if (isScalar(node)) return 0;
    if (depth >= maxDepth) {
      faults.push({ kind: 'depth', offset: offsetOf(node), name: '' });
      return 0;
    }
    open.add(node);
    let height = 0;
    if (isSeq(node)) for (const item of node.items) height = Math.max(height, visit(item, depth + 1));
    else {
      for (const fault of keyFaults(node)) faults.push(fault);
      for (const pair of node.items) {
        visit(pair.key, depth + 1);
        height = Math.max(height, visit(pair.value, depth + 1));
        if (isMergePair(pair) && !isMergeable(targets, pair.value))
          faults.push({ kind: 'merge', offset: offsetOf(pair.value) || offsetOf(pair.key), name: '<<' });
      }
    }
    open.delete(node);
    heights.set(node, height + 1);
    if (depth + height + 1 > maxDepth && depth === 0) faults.push({ kind: 'depth', offset: offsetOf(node), name: '' });
    return height + 1;
  };
  visit(doc.contents, 0);
  return { faults: faults.toSorted((a, b) => a.offset - b.offset), targets, mergeTargets };
}

/** Where in the text a node begins. */
export function offsetOf(node: unknown): number {
  const range = (node as Partial<Node> | null | undefined)?.range;
  return range?.[0] ?? 0;
}

function keyFaults(map: YAMLMap): StructureFault[] {
  const out: StructureFault[] = [];
  const seen = new Set<string>();
  for (const { key } of map.items) {
    const offset = offsetOf(key);
    const name = isScalar(key) ? String(key.value) : '';
    if (!isScalar(key) || key.value === null || name === '') out.push({ kind: 'key', offset, name });
    else if (name === '__proto__') out.push({ kind: 'proto', offset, name });
    else if (seen.has(name)) out.push({ kind: name === '<<' ? 'merge-twice' : 'twice', offset, name });
    seen.add(name);
  }
  return out;
}

function isMergePair(pair: Pair): boolean {
  return isScalar(pair.key) && pair.key.value === '<<';
}

/** A map, or a list of maps, each written out or by alias. An alias that leads nowhere has its own fault. */
function isMergeable(targets: ReadonlyMap<Node, Node>, value: unknown): boolean {
  const from = through(targets, value);
  if (isAlias(from)) return true;
  return (isSeq(from) ? from.items : [from]).every((item) => {
    const one = through(targets, item);
    return isMap(one) || isAlias(one);
  });
}

function through(targets: ReadonlyMap<Node, Node>, node: unknown): unknown {
  return isAlias(node) ? (targets.get(node) ?? node) : node;
}
