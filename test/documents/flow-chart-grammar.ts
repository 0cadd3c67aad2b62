const id = '[A-Za-z]\\w*';
const text = '"[^"\\n]*"';
const box = `${id}(?:\\[${text}\\]|\\[\\(${text}\\)\\]|\\(\\[${text}\\]\\))`;

/** The forms of lines that are written of Mermaid's flow charts (mermaid@12 packages/mermaid/src/diagrams/flowchart/parser/flow.jison). */
const forms: Readonly<Record<string, RegExp>> = {
  head: /^flowchart (?:LR|TB)$/,
  open: new RegExp(`^ +subgraph (${id})\\[${text}\\]$`),
  close: /^ +end$/,
  node: new RegExp(`^ +(${id})(?:\\[|\\()`),
  edge: new RegExp(`^ +(${id}) (?:-- ${text} -->|-\\. ${text} \\.->) (${id})$`),
};

/** Words that Mermaid reads as its own and takes for no name of a node. */
const reserved = new Set([
  'end',
  'graph',
  'flowchart',
  'subgraph',
  'style',
  'class',
  'click',
  'linkStyle',
  'default',
  'o',
  'x',
]);

/** What a text breaks of the grammar of flow charts: the line, or `null`. Entities are `#number;` and quotation marks end a label. */
export function flowChartFault(chart: string): string | null {
  const [head = '', ...lines] = chart.trimEnd().split('\n');
  if (!forms['head']?.test(head)) return head;
  const known = new Set<string>();
  let depth = 0;
  for (const line of lines) {
    const edge = forms['edge']?.exec(line);
    const opened = forms['open']?.exec(line);
    if (edge !== null && edge !== undefined) {
      if (![edge[1], edge[2]].every((end) => known.has(end ?? ''))) return `${line}: an end is no box`;
    } else if (opened !== null && opened !== undefined) {
      depth += 1;
    } else if (forms['close']?.test(line)) {
      depth -= 1;
      if (depth < 0) return `${line}: nothing is open`;
    } else {
      const name = new RegExp(`^ +${box}$`).test(line) ? forms['node']?.exec(line)?.[1] : undefined;
      if (name === undefined || reserved.has(name) || known.has(name)) return line;
      known.add(name);
    }
    if (/#(?!\d+;)/.test(line)) return `${line}: a number sign that begins no entity`;
  }
  return depth === 0 ? null : 'a subgraph is not closed';
}
