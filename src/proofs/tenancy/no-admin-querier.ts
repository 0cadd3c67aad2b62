import { nodesOf } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';
import { enforcing, shownNames } from './tenants.ts';

export const noAdminQuerier: Proof = {
  code: 'tenancy/no-admin-querier',
  severity: 'warning',
  title: 'No querier sees more than one tenant',
  why: 'With enforced tenancy a question without a header is one of the default tenant: rules and dashboards over all tenants find nothing and say nothing.',
  fix: 'Run a second querier without `--query.enforce-tenancy`, inside the cluster only, for the ruler and the operators.',
  refs: ['D13'],
  prove: (topology, _promised, report) => {
    const enforced = enforcing(topology);
    const [first] = enforced;
    if (first === undefined || nodesOf(topology, 'querier').length > enforced.length) return;
    if (topology.unclear.some(({ kind }) => kind === 'queries')) return;
    const rule = topology.tenancy.get(first.id);
    if (rule === undefined) return;
    const ids = new Set(enforced.map(({ id }) => id));
    const rulers = topology.edges.flatMap(({ kind, from, to }) => {
      const node = kind === 'queries' && ids.has(to ?? '') ? topology.nodes.get(from) : undefined;
      return node?.kind === 'ruler' ? [node.name] : [];
    });
    const also =
      rulers.length === 0
        ? ''
        : `; the rules of ${shownNames([...new Set(rulers)])} are asked as \`${rule.defaultTenant}\``;
    report(
      rule.readAt,
      `Every querier enforces tenancy (${shownNames(enforced.map(({ name }) => name))}), so that nobody can ask for all tenants at once${also}`,
    );
  },
};
