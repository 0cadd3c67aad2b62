import { nodeName } from './map-text.ts';
import type { FlowEdge, FlowNode, Topology } from './topology.ts';

/**
 * The flows as a Mermaid flow chart, a box for each cluster. Targets are drawn only where a scraper takes them from another cluster; of
 * several edges between two nodes one is drawn.
 */
export function mapMermaid(topology: Topology): string {
  const shown = [...topology.nodes.values()].filter((node) => node.kind !== 'targets' || isForeign(node));
  const ids = new Map(shown.map((node, i) => [node.id, `n${i}`]));
  const lines = ['flowchart LR'];
  let box = 0;
  for (const [cluster, nodes] of Map.groupBy(shown, (node) => node.cluster)) {
    const inside = cluster === '' ? '  ' : '    ';
    if (cluster !== '') lines.push(`  subgraph c${box}["${quoted(cluster)}"]`);
    box += 1;
    for (const node of nodes) lines.push(`${inside}${ids.get(node.id)}${shape(node)}`);
    if (cluster !== '') lines.push('  end');
  }
  const drawn = new Set<string>();
  let lost = 0;
  for (const edge of topology.edges) {
    const from = ids.get(edge.from);
    const to = edge.to === null ? null : (ids.get(edge.to) ?? undefined);
    if (from === undefined || to === undefined) continue;
    if (to === null) {
      lines.push(
        `  ${from} -. "${edge.kind}: ${quoted(edge.address)}" .-x lost${lost}["${quoted(edge.broken ?? 'nothing')}"]`,
      );
      lost += 1;
      continue;
    }
    const key = `${from} ${edge.kind} ${to}`;
    if (drawn.has(key)) continue;
    drawn.add(key);
    lines.push(`  ${from} ${arrow(edge)} ${to}`);
  }
  return `${lines.join('\n')}\n`;
}

function isForeign(node: FlowNode): boolean {
  return node.kind === 'targets' && node.clusters.some((cluster) => cluster !== node.cluster);
}

function shape(node: FlowNode): string {
  const label = `"${node.kind}<br/>${quoted(nodeName(node))}"`;
  return node.kind === 'bucket' || node.kind === 'log-index' ? `[(${label})]` : `[${label}]`;
}

/** Questions are dotted, data is drawn through. */
function arrow(edge: FlowEdge): string {
  return edge.kind === 'queries' || edge.kind === 'reads-bucket' || edge.kind === 'reads-logs'
    ? `-. "${edge.kind}" .->`
    : `-- "${edge.kind}" -->`;
}

/** Mermaid takes entities by number; quotation marks and brackets would end a label. */
function quoted(text: string): string {
  return text.replace(/[^\w\s.,:/()@+=-]/g, (sign) => `#${sign.codePointAt(0)};`);
}
