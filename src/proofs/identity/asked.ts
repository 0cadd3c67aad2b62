import type { Agent, Ingester, Ruler, Scraper } from '../../topology/metric-nodes.ts';
import type { Topology } from '../../topology/topology.ts';
import type { EdgesFrom } from '../reachable.ts';

export type Producer = Scraper | Agent | Ingester | Ruler;

/** The producers whose series a querier answers with: behind sidecars, ingesters and rulers that it asks, and behind the buckets that its gateways read. */
export function askedBy(topology: Topology, from: EdgesFrom, querier: string): readonly Producer[] {
  const found = new Map<string, Producer>();
  const seen = new Set<string>([querier]);
  const queue = [querier];
  const buckets = new Set<string>();
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const edge of from.get(at) ?? []) {
      if (edge.to === null || (edge.kind !== 'queries' && edge.kind !== 'reads-bucket') || seen.has(edge.to)) continue;
      seen.add(edge.to);
      queue.push(edge.to);
      if (edge.kind === 'reads-bucket') buckets.add(edge.to);
      const node = topology.nodes.get(edge.to);
      const producer = node?.kind === 'sidecar' ? topology.nodes.get(node.scraper) : node;
      if (producer?.kind === 'scraper' || producer?.kind === 'ingester' || producer?.kind === 'ruler')
        found.set(producer.id, producer);
    }
  }
  for (const edge of topology.edges) {
    if (edge.to === null) continue;
    if (edge.kind === 'uploads' && buckets.has(edge.to)) {
      const node = topology.nodes.get(edge.from);
      const producer = node?.kind === 'sidecar' ? topology.nodes.get(node.scraper) : node;
      if (producer?.kind === 'scraper' || producer?.kind === 'ingester' || producer?.kind === 'ruler')
        found.set(producer.id, producer);
    }
    if (edge.kind === 'remote-writes') {
      const node = topology.nodes.get(edge.from);
      if (node?.kind === 'agent') found.set(node.id, node);
    }
  }
  return [...found.values()];
}
