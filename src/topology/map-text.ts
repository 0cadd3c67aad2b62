import { counted } from '../findings/wording.ts';
import { formatDuration } from '../kube/duration.ts';
import type { LogIndex, SnapshotRepository } from './log-nodes.ts';
import type { FlowEdge, FlowNode, Topology } from './topology.ts';

/** The flows as text: every cluster with its parts, and below each part what it asks, takes and sends, with the way of each address. */
export function mapText(topology: Topology): string {
  const from = Map.groupBy(topology.edges, (edge) => edge.from);
  const lines: string[] = [];
  const clusters = Map.groupBy(topology.nodes.values(), (node) => node.cluster);
  const inside = [...clusters].filter(([cluster]) => cluster !== '');
  for (const [cluster, nodes] of [...inside, ['', clusters.get('') ?? []] as const]) {
    if (nodes.length > 0) lines.push(cluster === '' ? 'outside the clusters' : cluster);
    const targets = nodes.filter((node) => node.kind === 'targets');
    for (const node of nodes) {
      if (node.kind === 'targets') continue;
      lines.push(`  ${node.kind} ${nodeName(node)}${aside(node)}`);
      for (const line of edgeLines(topology, from.get(node.id) ?? [])) lines.push(`    ${line}`);
    }
    if (targets.length > 0) lines.push(`  targets: ${targets.map((t) => t.name).join(', ')}`);
  }
  if (topology.notUnderstood.length > 0)
    lines.push('not understood', ...topology.notUnderstood.map((note) => `  ${note}`));
  return `${lines.join('\n')}\n`;
}

/** `namespace/name`, or the name alone for what is in no namespace; a bucket with its folder. */
export function nodeName(node: FlowNode): string {
  if (node.kind === 'bucket') return node.prefix === '' ? node.name : `${node.name}/${node.prefix}`;
  return node.namespace === '' ? node.name : `${node.namespace}/${node.name}`;
}

function aside(node: FlowNode): string {
  const facts: string[] = [];
  if (node.replicas > 1) facts.push(`${node.replicas} replicas`);
  if ('retentionMs' in node && typeof node.retentionMs === 'number') facts.push(`keeps ${age(node.retentionMs)}`);
  if (node.kind === 'compactor') {
    const { raw, '5m': five, '1h': hourly } = node.retentionMs;
    facts.push(`keeps raw ${kept(raw)}, 5m ${kept(five)}, 1h ${kept(hourly)}`);
  }
  if (node.kind === 'store-gateway' && (node.youngestMs > 0 || node.oldestMs !== null))
    facts.push(`ages ${age(node.youngestMs)} to ${node.oldestMs === null ? 'the oldest' : age(node.oldestMs)}`);
  if (node.kind === 'agent' && node.tenant !== null) facts.push(`tenant ${node.tenant}`);
  if (node.kind === 'log-index') facts.push(...indexFacts(node));
  if (node.kind === 'snapshot-repository') facts.push(...repositoryFacts(node));
  if (node.kind === 'bucket') facts.push(`at ${node.endpoint}`);
  return facts.length === 0 ? '' : ` (${facts.join(', ')})`;
}

function indexFacts({ period, policy }: LogIndex): readonly string[] {
  const fresh =
    period === 'never' ? 'one index' : period === 'unknown' ? 'of unknown names' : `a new one each ${period}`;
  if (policy === null) return [fresh, 'never deleted'];
  return [fresh, Number.isFinite(policy.deletesFrom) ? `deleted from ${age(policy.deletesFrom)} on` : 'never deleted'];
}

function repositoryFacts({ policies }: SnapshotRepository): readonly string[] {
  return policies.flatMap(({ everyMs, deletion }) => [
    ...(everyMs === null ? [] : [`a snapshot every ${age(everyMs)}`]),
    ...(deletion === null || !Number.isFinite(deletion.maxAgeMs) ? [] : [`kept ${age(deletion.maxAgeMs)}`]),
  ]);
}

function age(ms: number): string {
  return Number.isFinite(ms) ? formatDuration(ms) : 'without end';
}

/** A retention of zero in the compactor is for ever. */
function kept(ms: number): string {
  return ms === 0 ? 'for ever' : age(ms);
}

/** Scrapes are told by their number: there are many of them. What several outputs of one collector do alike is told once. */
function edgeLines(topology: Topology, edges: readonly FlowEdge[]): readonly string[] {
  const scraped = edges.filter((edge) => edge.kind === 'scrapes');
  const others = edges.filter((edge) => edge.kind !== 'scrapes').map((edge) => edgeText(topology, edge));
  const lines = [...new Map(others.map((text) => [text.join('\n'), text])).values()].flat();
  if (scraped.length === 0) return lines;
  const clusters = new Set(
    scraped.flatMap((edge) => {
      const node = edge.to === null ? undefined : topology.nodes.get(edge.to);
      return node?.kind === 'targets' ? node.clusters : [];
    }),
  );
  const where = clusters.size === 0 ? '' : ` in ${[...clusters].join(', ')}`;
  return [`scrapes ${counted(scraped.length, 'set')} of targets${where}`, ...lines];
}

function edgeText(topology: Topology, edge: FlowEdge): readonly string[] {
  const to = edge.to === null ? undefined : topology.nodes.get(edge.to);
  const end =
    to === undefined ? `NOTHING: ${edge.broken ?? 'unknown'}` : `${to.cluster} ${to.kind} ${nodeName(to)}`.trim();
  const line = `${edge.kind} ${edge.address} -> ${end}`;
  return edge.via.length === 0 ? [line] : [line, `  by ${edge.via.join(' > ')}`];
}
