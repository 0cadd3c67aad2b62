import type { DataSource } from '../topology/metric-nodes.ts';
import type { FlowEdge, FlowNode, Topology } from '../topology/topology.ts';
import { nodesOf } from '../topology/topology.ts';

/** Edges of a topology by the node they start at. */
export type EdgesFrom = ReadonlyMap<string, readonly FlowEdge[]>;

/** The edges of a topology by the node that they start from. */
export function edgesFrom(topology: Topology): EdgesFrom {
  return Map.groupBy(topology.edges, (edge) => edge.from);
}

/** What the hub can ask: each node that a question reaches, with the shortest way of edges from the data source to it. */
export interface Reachable {
  /** Data sources whose questions reach a querier of the hub. */
  readonly roots: readonly FlowNode[];
  readonly ways: ReadonlyMap<string, readonly FlowEdge[]>;
  /** Whether some question goes to an address that was not understood: what nobody seems to ask may be asked there. */
  readonly unclear: boolean;
  /** Whether such an address may lead to the cluster of the hub too, because not all of it was read. */
  readonly near: boolean;
}

/**
 * Follows questions from every Grafana data source that asks the query layer of the hub, breadth first. Where no data source exists
 * in the whole fleet, the queriers of the hub stand for it, so that a fleet without Grafana is still judged.
 */
export function reachableFrom(topology: Topology, hub: string, from: EdgesFrom = edgesFrom(topology)): Reachable {
  const all = metricSources(topology);
  const sources = all.filter((source) => leadsToHub(topology, from, source.id, hub));
  const entry = [...nodesOf(topology, 'query-frontend'), ...nodesOf(topology, 'querier')].filter(
    (n) => n.cluster === hub,
  );
  const roots: readonly FlowNode[] = all.length === 0 ? entry : sources;
  const ways = new Map<string, readonly FlowEdge[]>(roots.map((root) => [root.id, []]));
  const queue = roots.map((root) => root.id);
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const way = ways.get(at) ?? [];
    for (const edge of from.get(at) ?? []) {
      if ((edge.kind !== 'queries' && edge.kind !== 'reads-bucket') || edge.to === null || ways.has(edge.to)) continue;
      ways.set(edge.to, [...way, edge]);
      queue.push(edge.to);
    }
  }
  const lost = topology.unclear.filter(({ from: asker, kind }) => kind === 'queries' && ways.has(asker));
  return { roots, ways, unclear: lost.length > 0, near: lost.some((one) => one.near === true) };
}

/** The Grafana data sources that ask for metrics. */
export function metricSources(topology: Topology): readonly DataSource[] {
  return nodesOf(topology, 'data-source').filter(({ asks }) => asks === 'prometheus');
}

function leadsToHub(topology: Topology, from: EdgesFrom, source: string, hub: string): boolean {
  return (from.get(source) ?? []).some((edge) => {
    const target = edge.kind === 'queries' && edge.to !== null ? topology.nodes.get(edge.to) : undefined;
    return (
      target !== undefined && target.cluster === hub && (target.kind === 'querier' || target.kind === 'query-frontend')
    );
  });
}
