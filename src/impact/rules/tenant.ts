import { choice } from '../../findings/wording.ts';
import { nodesOf, type Topology } from '../../topology/topology.ts';
import { hasCluster, nodePairs } from '../comparison.ts';
import { before, type ImpactRule } from '../rule.ts';

export const tenant: ImpactRule = {
  code: 'impact/tenant',
  severity: 'error',
  title: 'A tenant gets another name',
  why: 'Receive keeps a store for each tenant and writes its name into every block: what was written stays with the old name, and whoever may read only the new one no longer sees it.',
  fix: 'Keep the name, or let readers ask for both until the old blocks are gone.',
  refs: ['A8', 'D11'],
  judge: (comparison, report) => {
    const { old, next } = comparison;
    const [then, now] = [tenantsOf(old.topology), tenantsOf(next.topology)];
    for (const [cluster, was] of then) {
      if (!hasCluster(next, cluster)) continue;
      const is = now.get(cluster);
      const gone = [...was.keys()].filter((name) => is?.has(name) !== true);
      const added = [...(is?.keys() ?? [])].filter((name) => !was.has(name));
      if (gone.length === 0 || added.length === 0) continue;
      const place = is?.get(added[0] ?? '');
      if (place !== undefined)
        report(
          'splits history',
          place,
          `\`${cluster}\` writes as ${choice(added, 'and')} and no longer as ${choice(gone, 'and')}`,
          {
            steps: before(
              `Let those who read ${choice(added, 'and')} read ${choice(gone, 'and')} too, until the longest retention has passed.`,
            ),
          },
        );
    }
    for (const [was, is] of nodePairs(comparison, 'receive-router'))
      for (const [what, from, to] of [
        ['the label of tenants', was.tenantLabel, is.tenantLabel],
        ['the tenant of writers that name none', was.defaultTenant, is.defaultTenant],
      ] as const)
        if (from !== to)
          report(
            'splits history',
            is.readAt,
            `The receive router \`${was.name}\` of \`${was.cluster}\` changes ${what} from \`${from}\` to \`${to}\``,
            {
              steps: before(
                `Let dashboards, rules and readers take \`${from}\` and \`${to}\` until the longest retention has passed.`,
              ),
            },
          );
  },
};

type Places = ReadonlyMap<string, { readonly cluster: string; readonly object: string; readonly field: string }>;

/** The tenants that the agents of each cluster write as, and where that is said. */
function tenantsOf(topology: Topology): ReadonlyMap<string, Places> {
  const named = nodesOf(topology, 'agent').flatMap((agent) =>
    agent.tenant === null ? [] : [{ ...agent, tenant: agent.tenant }],
  );
  return new Map(
    [...Map.groupBy(named, (agent) => agent.cluster)].map(([cluster, agents]) => [
      cluster,
      new Map(agents.map((agent) => [agent.tenant, agent.readAt])),
    ]),
  );
}
