import { nodesOf } from '../../topology/topology.ts';
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
      const asked = new Map<string, string>();
      for (const edge of from.get(querier.id) ?? []) {
        if (edge.kind !== 'queries' || edge.to === null) continue;
        // Two replicas of one workload are two stores: what stands last on the way says which pods answer.
        const store = `${edge.to} ${edge.via.at(-1) ?? ''}`;
        const known = asked.get(store);
        const node = topology.nodes.get(edge.to);
        if (known !== undefined)
          report(
            edge.readAt,
            `Query \`${querier.name}\` asks ${node?.kind} \`${node?.name}\` of \`${node?.cluster}\` by \`${known}\` and by \`${edge.address}\``,
          );
        else asked.set(store, edge.address);
      }
    }
  },
};
