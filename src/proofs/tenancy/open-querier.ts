import { nodesOf } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';
import { edgesFrom } from '../reachable.ts';
import { enforcing, isOpen, shownNames, shownWays, titleOf } from './tenants.ts';

export const openQuerier: Proof = {
  code: 'tenancy/open-querier',
  severity: 'error',
  title: 'Anyone who reaches a querier reads what belongs to any tenant',
  why: 'Thanos has no authentication: it believes the header of a tenant, and a querier that does not enforce tenancy does not even look at it.',
  fix: 'Expose only a querier with `--query.enforce-tenancy`, behind a proxy that asks who calls and sets the header itself; keep the others inside the cluster.',
  refs: ['D11', 'D12'],
  prove: (topology, _promised, report) => {
    const enforced = enforcing(topology);
    if (enforced.length === 0) return;
    const from = edgesFrom(topology);
    for (const node of [...nodesOf(topology, 'query-frontend'), ...nodesOf(topology, 'querier')]) {
      const ways = topology.entries.filter((e) => e.node === node.id && e.protocol === 'prometheus' && isOpen(e));
      if (ways.length === 0) continue;
      const behind = node.kind === 'querier' ? [node.id] : (from.get(node.id) ?? []).flatMap(({ to }) => to ?? []);
      const rules = behind.flatMap((id) => topology.tenancy.get(id) ?? []).filter((rule) => rule.does === 'reads');
      if (rules.length === 0 || rules.every((rule) => rule.byCertificate && rule.enforced)) continue;
      const free = rules.some((rule) => !rule.enforced);
      const what = free
        ? `which does not enforce tenancy, while ${shownNames(enforced.map(({ name }) => name))} does`
        : `which takes the tenant from the header \`${rules[0]?.header}\``;
      report(
        node.readAt,
        `Anyone who reaches ${shownWays(ways)} reads as any tenant: nothing on the way to ${titleOf(node)}, ${what}, asks who calls`,
      );
    }
  },
};
