import { nodeName } from '../topology/map-text.ts';
import type { FlowEdge, FlowNode, Topology } from '../topology/topology.ts';
import type { LogStream } from './logs/ways.ts';
import type { EdgesFrom } from './reachable.ts';
import type { Stream } from './streams.ts';

/** The edges that samples and blocks of a stream take, from its producer to where they come to rest, in order. */
export function writtenBy(topology: Topology, from: EdgesFrom, { producer }: Stream): readonly FlowEdge[] {
  const hops: FlowEdge[] = [];
  const seen = new Set<string>();
  const follow = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const edge of from.get(id) ?? []) {
      if (edge.kind !== 'remote-writes' && edge.kind !== 'forwards' && edge.kind !== 'uploads') continue;
      hops.push(edge);
      if (edge.to !== null && topology.nodes.has(edge.to)) follow(edge.to);
    }
  };
  follow(producer.id);
  if (producer.kind === 'scraper' && producer.sidecar !== null) follow(producer.sidecar);
  return hops;
}

/** The edges that log lines of a stream take to every store, in order, each once. */
export function shippedBy({ ways }: LogStream): readonly FlowEdge[] {
  return [...new Set(ways.flatMap(({ legs }) => legs.map(({ edge }) => edge)))];
}

/** A hop as people read it: who sends what where, and what is there. */
export function hopText(topology: Topology, edge: FlowEdge): string {
  const source = topology.nodes.get(edge.from);
  const target = edge.to === null ? undefined : topology.nodes.get(edge.to);
  const end = target === undefined ? `nothing: ${edge.broken ?? 'unknown'}` : nodeText(target);
  return `${source === undefined ? edge.from : nodeText(source)} ${edge.kind} ${edge.address} -> ${end}`;
}

/** A node with its kind and cluster: `scraper monitoring/main of edge-1`. */
export function nodeText(node: FlowNode): string {
  return `${node.kind} ${nodeName(node)}${node.cluster === '' ? '' : ` of ${node.cluster}`}`;
}
