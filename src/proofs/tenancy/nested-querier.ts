import type { FlowNode, Topology } from '../../topology/topology.ts';
import type { Proof, ReportFinding } from '../proof.ts';
import { type EdgesFrom, edgesFrom } from '../reachable.ts';
import { enforcing, isOpen, shownWays, titleOf } from './tenants.ts';

export const nestedQuerier: Proof = {
  code: 'tenancy/nested-querier',
  severity: 'error',
  title: 'An enforcing querier, or what it asks, can be asked past tenancy',
  why: 'Tenancy is enforced over HTTP and by the first querier only: over gRPC every querier and every StoreAPI answers with the series of all tenants.',
  fix: 'Close the way: no host, node port or load balancer without client certificates, and a NetworkPolicy that lets in only the enforcing querier and who may see everything.',
  refs: ['D12'],
  prove: (topology, _promised, report) => {
    const from = edgesFrom(topology);
    const told = new Set<string>();
    const first = enforcing(topology);
    for (const querier of first) past(topology, querier, report);
    const itself = new Set(first.map(({ id }) => id));
    for (const querier of first)
      for (const inner of behind(topology, from, querier)) {
        if (told.has(inner.id) || itself.has(inner.id)) continue;
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

/** Over gRPC an enforcing querier enforces nothing (thanos@v0.42.4 docs/components/query.md; `test/engines/tenancy.test.ts` shows it). */
function past(topology: Topology, querier: FlowNode, report: ReportFinding): void {
  const ways = topology.entries.filter(({ node, protocol }) => node === querier.id && protocol === 'grpc');
  const open = ways.filter(isOpen);
  if (open.length > 0)
    report(
      querier.readAt,
      `Anyone who reaches ${shownWays(open)} asks ${titleOf(querier)} by gRPC, where it does not enforce tenancy`,
    );
  else if (ways.some((e) => e.by === 'pods'))
    report(
      querier.readAt,
      `Any pod of \`${querier.cluster}\` can ask ${titleOf(querier)} by gRPC, where it does not enforce tenancy: no NetworkPolicy isolates that port`,
      { severity: 'warning' },
    );
}

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
