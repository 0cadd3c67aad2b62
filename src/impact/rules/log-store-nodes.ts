import { choice } from '../../findings/wording.ts';
import { type Json, objectName } from '../../kube/objects.ts';
import { at, listAt, numberAt, stringAt } from '../../kube/read.ts';
import { changed } from '../comparison.ts';
import { before, during, type ImpactRule } from '../rule.ts';

export const logStoreNodes: ImpactRule = {
  code: 'impact/log-store-nodes',
  severity: 'error',
  title: 'An OpenSearch loses nodes or roles',
  why: 'A data node that goes before its shards have moved takes the only copy of some with it; managers that go faster than the others vote them out leave no majority, and the cluster elects nobody.',
  fix: 'Drain data nodes first; take managers one at a time, each voted out before it goes.',
  refs: ['E1', 'E2', 'N04'],
  judge: (comparison, report) => {
    for (const { cluster, before: was, after: is } of changed(comparison)) {
      if (is.kind !== 'OpenSearchCluster') continue;
      const who = `${objectName(is)} of \`${cluster}\``;
      const pools = listAt(is, 'spec', 'nodePools');
      const drains = at(is, 'spec', 'general', 'drainDataNodes') === true;
      for (const [i, pool] of listAt(was, 'spec', 'nodePools').entries()) {
        const name = stringAt(pool, 'component') ?? '';
        const index = pools.findIndex((p) => stringAt(p, 'component') === name);
        const [from, to] = [replicasOf(pool), index < 0 ? 0 : replicasOf(pools[index])];
        const where = { cluster, object: objectName(is), field: `spec.nodePools[${index < 0 ? i : index}].replicas` };
        const roles = rolesOf(pool);
        const lost = index < 0 ? [] : roles.filter((role) => !rolesOf(pools[index]).includes(role));
        if (lost.length > 0)
          report('needs order', where, `The nodes \`${name}\` of ${who} are no longer ${choice(lost, 'and')}`, {
            steps: before(
              `Drain \`${name}\` of ${who}: a node without the role refuses to start while it still holds its data (\`opensearch-node repurpose\`).`,
            ),
          });
        if (to >= from) continue;
        if (roles.includes('data') || roles.length === 0)
          report(
            to === 0 && !othersHold(pools, name) ? 'loses' : 'needs order',
            where,
            `${who} has ${to} instead of ${from} data nodes \`${name}\``,
            {
              ...(to === 0 && !othersHold(pools, name) ? { interval: 'everything in it' } : {}),
              steps: before(
                `Exclude the last ${from - to} of \`${name}\` of ${who} from allocation (\`cluster.routing.allocation.exclude._name\`)${drains ? '' : ', for the operator does not drain them'}, and wait until they hold no shard and the cluster is green.`,
              ),
            },
          );
        if (roles.includes('cluster_manager') || roles.includes('master'))
          report('needs order', where, `${who} has ${to} instead of ${from} managers \`${name}\``, {
            steps: during(
              `Vote out one manager of \`${name}\` of ${who} at a time (\`POST _cluster/voting_config_exclusions\`), lower the count by one, see the cluster green, and clear the exclusions at the end.`,
            ),
          });
      }
    }
  },
};

function replicasOf(pool: Json | undefined): number {
  return numberAt(pool, 'replicas') ?? 0;
}

function rolesOf(pool: Json | undefined): readonly string[] {
  return listAt(pool, 'roles').filter((role) => typeof role === 'string');
}

/** Whether another pool can take the shards. */
function othersHold(pools: readonly Json[], name: string): boolean {
  return pools.some(
    (pool) => stringAt(pool, 'component') !== name && rolesOf(pool).includes('data') && replicasOf(pool) > 0,
  );
}
