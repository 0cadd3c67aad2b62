import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import type { FleetEdit } from '../findings/finding.ts';
import { parseYaml } from './parse-yaml.ts';
import type { Path } from './plain.ts';
import { type Structure, structureOf } from './structure.ts';

/** One change of a text: what stood there and what stands there now, both as they are written; empty for what is new. */
export interface TextChange {
  readonly text: string;
  /** One-based line of the change in the text before. */
  readonly line: number;
  readonly old: string;
  readonly now: string;
}

/**
 * The text of a fleet file with one edit made; every byte beside it stays. What comes by an alias or a merge is changed where it is
 * written. `null` where the edit cannot be made in that way, or changes nothing.
 */
export function editText(text: string, edit: FleetEdit): TextChange | null {
  const parsed = parseYaml(text);
  if ('stopped' in parsed || parsed.errors.length > 0) return null;
  const structure = structureOf(parsed.doc);
  if (structure.faults.length > 0) return null;
  const splice = spliceOf(text, parsed.doc.contents, structure, edit);
  if (splice === null) return null;
  const { from, to, now } = splice;
  const edited = `${text.slice(0, from)}${now}${text.slice(to)}`;
  const after = parseYaml(edited);
  if (edited === text || 'stopped' in after || after.errors.length > 0) return null;
  const line = parsed.lines.linePos(from).line;
  return { text: edited, line, old: text.slice(from, to).trim(), now: now.trim() };
}

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly now: string;
}

function spliceOf(text: string, root: unknown, structure: Structure, edit: FleetEdit): Splice | null {
  const way = follow(root, edit.path, structure);
  const { pair, map, value, rest } = way;
  if ('rename' in edit) {
    const key = rest.length === 0 ? rangeOf(pair?.key) : null;
    return key === null ? null : { from: key[0], to: key[1], now: edit.rename };
  }
  if ('remove' in edit) return rest.length === 0 && pair !== null && map !== null ? removal(text, map, pair) : null;
  if (rest.length > 0) return isMap(value) ? addition(text, value, rest, edit.set) : null;
  const range = rangeOf(value);
  if (range === null || !(isScalar(value) || isAlias(value))) return null;
  if (isScalar(value) && value.source === '' && value.type === 'PLAIN') return afterKey(text, pair, edit.set);
  return { from: range[0], to: range[1], now: written(edit.set) };
}

interface Way {
  /** The last pair on the way, and the map that has it. */
  readonly pair: Pair | null;
  readonly map: YAMLMap | null;
  /** The last value that is there. */
  readonly value: unknown;
  /** The steps that are not. */
  readonly rest: Path;
}

/** Follows a path as far as it is written: an alias at its end is left as it is, so that it can be replaced. */
function follow(root: unknown, path: Path, structure: Structure): Way {
  let way: Way = { pair: null, map: null, value: root, rest: path };
  for (const [i, step] of path.entries()) {
    const here = isAlias(way.value) ? structure.targets.get(way.value) : way.value;
    const rest = path.slice(i);
    if (isSeq(here)) way = { ...way, value: itemOf(here, step, structure), rest: path.slice(i + 1) };
    else {
      const found = isMap(here) ? entryOf(here, String(step), structure) : null;
      if (found === null) return { ...way, value: here, rest };
      way = { pair: found.pair, map: found.map, value: found.pair.value, rest: path.slice(i + 1) };
    }
  }
  return way;
}

/** By its position, or by its `id`: proofs know clusters by name. */
function itemOf(list: YAMLSeq, step: string | number, structure: Structure): unknown {
  if (typeof step === 'number' || /^\d+$/.test(step)) return list.items[Number(step)];
  return list.items.find((item) => {
    const map = isAlias(item) ? structure.targets.get(item) : item;
    const id = isMap(map) ? entryOf(map, 'id', structure)?.pair.value : null;
    return isScalar(id) && id.value === step;
  });
}

function entryOf(map: YAMLMap, key: string, structure: Structure): { pair: Pair; map: YAMLMap } | null {
  const own = map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
  if (own !== undefined) return { pair: own, map };
  for (const pair of map.items) {
    if (!isScalar(pair.key) || pair.key.value !== '<<') continue;
    for (const target of structure.mergeTargets(pair.value)) {
      const found = entryOf(target, key, structure);
      if (found !== null) return found;
    }
  }
  return null;
}

/** A field that is not written yet: in a map on one line behind the last, in one of many lines on a line behind its last short field. */
function addition(text: string, map: YAMLMap, path: Path, value: string | number | boolean): Splice | null {
  const [key, ...deeper] = path.map(String);
  if (key === undefined || path.some((step) => typeof step === 'number')) return null;
  const inner = deeper.toReversed().reduce((held, name) => `{${name}: ${held}}`, written(value));
  const range = rangeOf(map);
  if (range === null) return null;
  if (map.flow === true) {
    const end = map.items.at(-1);
    const last = end === undefined ? null : (rangeOf(end.value) ?? rangeOf(end.key));
    const at = last === null ? range[0] + 1 : last[1];
    return { from: at, to: at, now: `${last === null ? '' : ', '}${key}: ${inner}` };
  }
  const short = map.items.findLast(({ key: name, value: held }) => {
    const [from, to] = [rangeOf(name), rangeOf(held)];
    return from !== null && to !== null && !text.slice(from[0], to[1]).includes('\n') && name !== null;
  });
  const end = rangeOf(short?.value);
  if (end === null) return null;
  const column = range[0] - (text.lastIndexOf('\n', range[0] - 1) + 1);
  const lineEnd = text.indexOf('\n', end[1]);
  const at = lineEnd < 0 ? text.length : lineEnd - (text[lineEnd - 1] === '\r' ? 1 : 0);
  return { from: at, to: at, now: `${text.includes('\r\n') ? '\r\n' : '\n'}${' '.repeat(column)}${key}: ${inner}` };
}

/** Takes a field out of a map: on one line with a comma, else with its lines where the map has others. */
function removal(text: string, map: YAMLMap, pair: Pair): Splice | null {
  const key = rangeOf(pair.key);
  const end = rangeOf(pair.value) ?? key;
  if (key === null || end === null) return null;
  if (map.flow !== true) {
    const lineStart = text.lastIndexOf('\n', key[0] - 1) + 1;
    if (map.items.length < 2 || text.slice(lineStart, key[0]).trim() !== '') return null;
    const lineEnd = text.indexOf('\n', end[1]);
    return { from: lineStart, to: lineEnd < 0 ? text.length : lineEnd + 1, now: '' };
  }
  const after = /^\s*,\s*/.exec(text.slice(end[1]))?.[0].length ?? 0;
  if (after > 0) return { from: key[0], to: end[1] + after, now: '' };
  const before = /,\s*$/.exec(text.slice(0, key[0]))?.[0].length ?? 0;
  return { from: key[0] - before, to: end[1], now: '' };
}

/** A value behind a key that has none. */
function afterKey(text: string, pair: Pair | null, value: string | number | boolean): Splice | null {
  const key = rangeOf(pair?.key);
  const colon = key === null ? -1 : text.indexOf(':', key[1]);
  return colon < 0 ? null : { from: colon + 1, to: colon + 1, now: ` ${written(value)}` };
}

/** A value as it may stand in a map on one line. */
function written(value: string | number | boolean): string {
  return stringify([value], { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 })
    .trim()
    .slice(1, -1);
}

function rangeOf(node: unknown): readonly [from: number, to: number] | null {
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? (node as Node).range : null;
  return range === null || range === undefined ? null : [range[0], range[1]];
}
