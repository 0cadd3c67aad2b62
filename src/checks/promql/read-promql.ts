import { parser } from '@prometheus-io/lezer-promql';

/** What a PromQL expression asks for, and where it is none. */
export interface ReadPromql {
  /** Names of the metrics that it selects, each once, in order. A selector without a fixed name gives none. */
  readonly metrics: readonly string[];
  /** The first place that is no PromQL, or `null`: the text from there on, and how far it is from the beginning, in characters. */
  readonly fault: { readonly at: number; readonly text: string } | null;
}

/** Texts are often the same in many clusters; a fleet of a thousand has some thousands of different ones. */
const known = new Map<string, ReadPromql>();
const mostKnown = 20_000;

/**
 * Reads PromQL by the grammar that Prometheus itself ships for editors: it knows functions, operators and durations, and neither the types of
 * arguments nor their number.
 */
export function readPromql(text: string): ReadPromql {
  const found = known.get(text);
  if (found !== undefined) return found;
  const read = parse(text);
  if (known.size < mostKnown) known.set(text, read);
  return read;
}

type Tree = ReturnType<typeof parser.parse>;
type Node = Tree['topNode'];

function parse(text: string): ReadPromql {
  const metrics = new Set<string>();
  let fault: ReadPromql['fault'] = text.trim() === '' ? { at: 0, text: '' } : null;
  parser.parse(text).iterate({
    enter: ({ type, node, from }) => {
      if (type.isError) fault ??= { at: from, text: text.slice(from) };
      if (type.name !== 'VectorSelector') return;
      const name = nameOf(node, text);
      if (name !== null) metrics.add(name);
    },
  });
  return { metrics: [...metrics], fault };
}

/** The metric of a selector: `name{}`, `{"name"}` or `{__name__="name"}`. */
function nameOf(selector: Node, text: string): string | null {
  const textOf = (node: Node) => text.slice(node.from, node.to);
  const plain = selector.getChild('Identifier');
  if (plain !== null) return textOf(plain);
  const matchers = selector.getChild('LabelMatchers');
  if (matchers === null) return null;
  const quoted = matchers.getChild('QuotedLabelName');
  if (quoted !== null) return unquoted(textOf(quoted));
  for (const matcher of matchers.getChildren('UnquotedLabelMatcher')) {
    const label = matcher.getChild('LabelName');
    const value = matcher.getChild('StringLiteral');
    const equal = matcher.getChild('MatchOp')?.getChild('EqlSingle');
    if (label !== null && value !== null && equal != null && textOf(label) === '__name__')
      return unquoted(textOf(value));
  }
  return null;
}

function unquoted(literal: string): string {
  return literal.slice(1, -1);
}
