import type { FlowNode, Topology } from '../../topology/topology.ts';

/** Who calls the Services of the fleet, by `cluster namespace/name`, from the ways of the addresses of the topology. */
export function callersOf({ edges, nodes }: Topology): ReadonlyMap<string, readonly FlowNode[]> {
  const found = new Map<string, Map<string, FlowNode>>();
  for (const edge of edges) {
    const caller = nodes.get(edge.from);
    if (caller === undefined || edge.kind === 'scrapes') continue;
    for (const hop of edge.via) {
      const service = /^(\S+): Service (\S+) port /.exec(hop);
      if (service === null) continue;
      const key = `${service[1]} ${service[2]}`;
      const known = found.get(key) ?? new Map<string, FlowNode>();
      found.set(key, known.set(caller.id, caller));
    }
  }
  return new Map([...found].map(([key, callers]) => [key, [...callers.values()]]));
}
