import { isMap, isSeq, type Node, stringify, type YAMLSeq } from 'yaml';
import { parseYaml } from './parse-yaml.ts';

/** The fields of a cluster as they would be written, in the order in which they are to stand. */
export type ClusterFields = Readonly<Record<string, unknown>>;

/**
 * The text of a fleet file with one more cluster at the end of its list; every other byte stays. `null` where the file has no list of
 * clusters of its own: none at all, an empty one, or an alias.
 */
export function insertCluster(text: string, fields: ClusterFields): string | null {
  const parsed = parseYaml(text);
  if ('stopped' in parsed || !isMap(parsed.doc.contents)) return null;
  const clusters = parsed.doc.contents.get('clusters', true);
  if (!isSeq<Node>(clusters)) return null;
  return clusters.flow === true ? inFlow(text, clusters, fields) : inBlock(text, clusters, fields);
}

function inFlow(text: string, clusters: YAMLSeq<Node>, fields: ClusterFields): string | null {
  const end = clusters.items.at(-1)?.range?.[1];
  return end === undefined ? null : `${text.slice(0, end)}, ${flow(fields)}${text.slice(end)}`;
}

function inBlock(text: string, clusters: YAMLSeq<Node>, fields: ClusterFields): string | null {
  const first = clusters.range?.[0];
  const last = clusters.items.at(-1)?.range?.[1];
  if (first === undefined || last === undefined) return null;
  const column = first - (text.lastIndexOf('\n', first - 1) + 1);
  const at = endOfItem(text, last, column);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text.slice(0, at);
  const item = itemLines(fields, ' '.repeat(column)).join(lineEnd);
  return `${before}${before.endsWith('\n') ? '' : lineEnd}${item}${lineEnd}${text.slice(at)}`;
}

/** Behind the last line of an item, and the comments that stand deeper than its dash: they are its own. */
function endOfItem(text: string, end: number, column: number): number {
  const lineAfter = (from: number): number => {
    const found = text.indexOf('\n', from);
    return found < 0 ? text.length : found + 1;
  };
  let at = lineAfter(text.slice(0, end).trimEnd().length);
  for (;;) {
    const next = lineAfter(at);
    const comment = /^( *)#/.exec(text.slice(at, next));
    if (at >= text.length || comment === null || (comment[1] ?? '').length <= column) return at;
    at = next;
  }
}

/** A field a line, as the examples have it; what is in a field stays on its line. */
function itemLines(fields: ClusterFields, indent: string): readonly string[] {
  return Object.entries(fields).map(([key, value], i) => `${indent}${i === 0 ? '- ' : '  '}${key}: ${flow(value)}`);
}

function flow(value: unknown): string {
  const text = stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 });
  return text.trimEnd();
}
