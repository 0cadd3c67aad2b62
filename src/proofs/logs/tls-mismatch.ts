import { type FlowEdge, nodesOf } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';

export const tlsMismatch: Proof = {
  code: 'logs/tls-mismatch',
  severity: 'error',
  title: 'A log store is asked without TLS where it has it, or with TLS where it has none',
  why: 'The connection is closed before the first line, and the sender tries again quietly until its buffer is full.',
  fix: 'Write the scheme that the log store answers by, and `tls on` or `off` in the output.',
  refs: ['E16', 'R06'],
  prove: (topology, _promised, report) => {
    const stores = new Map(nodesOf(topology, 'log-store').map((store) => [store.id, store]));
    for (const edge of topology.edges) {
      const store = edge.kind === 'ships-logs' || edge.kind === 'reads-logs' ? stores.get(edge.to ?? '') : undefined;
      if (store === undefined || store.tls === null || byGateway(edge)) continue;
      const asked = edge.address.startsWith('https://');
      if (asked === store.tls || !/^https?:/.test(edge.address)) continue;
      const from = topology.nodes.get(edge.from);
      report(
        edge.readAt,
        `${from?.kind} \`${from?.name}\` of \`${from?.cluster}\` asks \`${edge.address}\` ${asked ? 'with' : 'without'} TLS, and the log store \`${store.name}\` of \`${store.cluster}\` answers ${store.tls ? 'by TLS only' : 'without TLS'}`,
      );
    }
  },
};

/** A gateway may end TLS and begin it anew. */
function byGateway({ via }: FlowEdge): boolean {
  return via.some((hop) => hop.startsWith('host '));
}
