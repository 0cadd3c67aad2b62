import { nodesOf } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';
import { reachableFrom } from '../reachable.ts';

export const storeNobodyAsks: Proof = {
  code: 'reach/store-nobody-asks',
  severity: 'error',
  title: 'A store of metrics is asked by nobody',
  why: 'A sidecar, ingester, store gateway or ruler that no querier knows holds the only copy of some ages, and they are missing from every answer.',
  fix: 'Add its address to the endpoints of Query, or remove what nobody needs.',
  refs: ['N01', 'B2', 'B3'],
  prove: (topology, promised, report) => {
    const { roots, ways, unclear, near } = reachableFrom(topology, promised.hub);
    if (roots.length === 0) return;
    const asked = ['sidecar', 'ingester', 'store-gateway', 'ruler'] as const;
    for (const node of asked.flatMap((kind) => [...nodesOf(topology, kind)])) {
      if (ways.has(node.id) || (unclear && (near || node.cluster !== promised.hub))) continue;
      report(
        node.readAt,
        `No querier that the hub asks has the address of ${node.kind} \`${node.name}\` of \`${node.cluster}\``,
      );
    }
  },
};
