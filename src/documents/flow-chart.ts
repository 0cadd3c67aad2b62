import type { EdgeKind, FlowEdge, FlowNode, Topology } from '../topology/topology.ts';
import { nodeTitles } from './node-titles.ts';
import { both, type Words } from './page.ts';

/** What the arrows of the diagrams say. */
const arrows: Readonly<Record<EdgeKind, Words>> = {
  scrapes: both('수집', 'scrapes'),
  'remote-writes': both('원격 쓰기', 'remote write'),
  forwards: both('분배', 'forwards'),
  uploads: both('블록 업로드', 'uploads blocks'),
  'reads-bucket': both('블록 읽기', 'reads blocks'),
  'deletes-in': both('정리', 'cleans up'),
  queries: both('조회', 'queries'),
  'sends-alerts': both('알림', 'alerts'),
  'served-by': both('제공', 'served by'),
  'ships-logs': both('로그 전송', 'ships logs'),
  indexes: both('색인', 'indexes'),
  snapshots: both('스냅샷', 'snapshots'),
  'reads-logs': both('로그 조회', 'reads logs'),
};

/** Questions are dotted, data is drawn through. */
const questions: ReadonlySet<EdgeKind> = new Set(['queries', 'reads-bucket', 'reads-logs']);

/** Which part of the topology a diagram shows. */
export interface Shown {
  readonly node: (node: FlowNode) => boolean;
  readonly edge: (edge: FlowEdge) => boolean;
}

/** The lines of a Mermaid flow chart of a part of the topology, a box for each cluster. What has no arrow is left out. */
export function flowChart({ nodes, edges }: Topology, shown: Shown): readonly Words[] {
  const lines: Words[] = [same('flowchart LR')];
  const drawn = new Map<string, FlowEdge>();
  for (const edge of edges) {
    const [from, to] = [nodes.get(edge.from), edge.to === null ? undefined : nodes.get(edge.to)];
    if (from === undefined || to === undefined || !shown.edge(edge) || !shown.node(from) || !shown.node(to)) continue;
    drawn.set(`${from.id} ${edge.kind} ${to.id}`, edge);
  }
  const used = new Set([...drawn.values()].flatMap(({ from, to }) => [from, to ?? '']));
  const members = [...nodes.values()].filter((node) => used.has(node.id));
  const ids = new Map(members.map((node, i) => [node.id, `n${i}`]));
  let box = 0;
  for (const [cluster, inside] of Map.groupBy(members, (node) => node.cluster)) {
    const indent = cluster === '' ? '  ' : '    ';
    if (cluster !== '') lines.push(same(`  subgraph c${box}["${label(cluster)}"]`));
    box += 1;
    for (const node of inside) lines.push(boxOf(node, `${indent}${ids.get(node.id)}`));
    if (cluster !== '') lines.push(same('  end'));
  }
  for (const { from, to, kind } of drawn.values())
    lines.push(arrow(ids.get(from) ?? '', kind, ids.get(to ?? '') ?? ''));
  return lines;
}

/** One arrow with its word. */
function arrow(from: string, kind: EdgeKind, to: string): Words {
  const { ko, en } = arrows[kind];
  const line = (word: string): string =>
    questions.has(kind) ? `  ${from} -. "${word}" .-> ${to}` : `  ${from} -- "${word}" --> ${to}`;
  return both(line(ko), line(en));
}

function boxOf(node: FlowNode, start: string): Words {
  const { ko, en } = nodeTitles[node.kind];
  const line = (kind: string): string => {
    const text = `"${label(kind)}<br/>${label(node.name)}"`;
    return node.kind === 'bucket' ? `${start}[(${text})]` : `${start}[${text}]`;
  };
  return both(line(ko), line(en));
}

/** A text as the label of a box: Mermaid takes signs that would end it as entities by number. */
export function label(text: string): string {
  return text.replace(/[^\p{L}\p{N}\s.,:/()_@+=-]/gu, (sign) => `#${sign.codePointAt(0)};`);
}

/** What the arrows between two clusters of an overview say: each kind once. */
export function arrowWords(kinds: readonly EdgeKind[]): Words {
  const all = [...new Set(kinds)].map((kind) => arrows[kind]);
  return both(all.map(({ ko }) => ko).join(', '), all.map(({ en }) => en).join(', '));
}

function same(line: string): Words {
  return both(line, line);
}
