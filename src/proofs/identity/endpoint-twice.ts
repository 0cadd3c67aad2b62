import { isGuessed } from '../../topology/addresses/node-address.ts';
import { type FlowEdge, nodesOf, type Pods } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';
import { edgesFrom } from '../reachable.ts';

export const endpointTwice: Proof = {
  code: 'identity/endpoint-twice',
  severity: 'error',
  title: 'A querier asks the same store by two addresses',
  why: 'Every series of it is fetched twice; the work doubles, and what is not deduplicated is counted twice.',
  fix: 'Leave exactly one address for each sidecar, whichever nodes it can be reached by.',
  refs: ['R08', 'B3'],
  prove: (topology, _promised, report) => {
    const from = edgesFrom(topology);
    for (const querier of nodesOf(topology, 'querier')) {
      const asked = new Map<string, FlowEdge[]>();
      for (const edge of from.get(querier.id) ?? []) {
        if (edge.kind !== 'queries' || edge.to === null) continue;
        const known = asked.get(edge.to) ?? [];
        const same = known.find((k) => samePod(k.pods, edge.pods) && !mayDiffer(k, edge));
        const node = topology.nodes.get(edge.to);
        if (same !== undefined)
          report(
            edge.readAt,
            `Query \`${querier.name}\` asks ${node?.kind} \`${node?.name}\` of \`${node?.cluster}\` by \`${same.address}\` and by \`${edge.address}\``,
          );
        asked.set(edge.to, [...known, edge]);
      }
    }
  },
};

/** Of two nodes that nobody declares each may be one of another cluster, whose objects were not read. */
function mayDiffer(a: FlowEdge, b: FlowEdge): boolean {
  return a.address !== b.address && (isGuessed(a.via) || isGuessed(b.via));
}

/** Two replicas of one workload are two stores; any other two addresses share a pod. */
function samePod(a: Pods, b: Pods): boolean {
  return typeof a === 'string' || typeof b === 'string' || a === b;
}
