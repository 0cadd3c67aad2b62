import type { FlowNode, Topology } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';
import { type EdgesFrom, edgesFrom } from '../reachable.ts';
import { enforcing, isOpen, shownWays, titleOf } from './tenants.ts';

export const nestedQuerier: Proof = {
  code: 'tenancy/nested-querier',
  severity: 'error',
  title: 'What an enforcing querier asks can be asked past it',
  why: 'Tenancy is enforced by the first querier only; a querier or a StoreAPI behind it answers with the series of all tenants.',
  fix: 'Close the way: no host, node port or load balancer without client certificates, and a NetworkPolicy that lets in only the enforcing querier and who may see everything.',
  refs: ['D12'],
  prove: (topology, _promised, report) => {
    const from = edgesFrom(topology);
    const told = new Set<string>();
    for (const querier of enforcing(topology))
      for (const inner of behind(topology, from, querier)) {
        if (told.has(inner.id) || topology.tenancy.get(inner.id)?.enforced === true) continue;
        told.add(inner.id);
        const asked = topology.entries.filter(({ node, protocol }) => node === inner.id && protocol !== 'remote-write');
        // An open HTTP port of a querier is told by tenancy/open-querier; the one of the Prometheus beside a sidecar answers for it.
        const beside = inner.kind === 'sidecar' ? inner.scraper : '';
        const open = topology.entries.filter(
          (e) =>
            isOpen(e) &&
            ((e.node === inner.id && e.protocol === 'grpc') || (e.node === beside && e.protocol === 'prometheus')),
        );
        if (open.length > 0)
          report(
            inner.readAt,
            `Anyone who reaches ${shownWays(open)} asks ${titleOf(inner)} past querier \`${querier.name}\`, which enforces tenancy`,
          );
        else if (inner.kind === 'querier' && asked.some((e) => e.by === 'pods'))
          report(
            inner.readAt,
            `Any pod of \`${inner.cluster}\` can ask ${titleOf(inner)} past querier \`${querier.name}\`, which enforces tenancy: no NetworkPolicy isolates it`,
            { severity: 'warning' },
          );
      }
  },
};

/** Everything that a querier asks, and what that asks in its turn. */
function behind(topology: Topology, from: EdgesFrom, querier: FlowNode): readonly FlowNode[] {
  const seen = new Set([querier.id]);
  const out: FlowNode[] = [];
  const queue = [querier.id];
  for (let here = queue.shift(); here !== undefined; here = queue.shift())
    for (const { kind, to } of from.get(here) ?? []) {
      const node = kind === 'queries' && to !== null && !seen.has(to) ? topology.nodes.get(to) : undefined;
      if (node === undefined || node.kind === 'external') continue;
      seen.add(node.id);
      out.push(node);
      queue.push(node.id);
    }
  return out;
}
