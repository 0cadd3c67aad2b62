import { listAt, stringAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { nodesWith, operatedStores } from './stores.ts';

export const managers: Check = {
  code: 'opensearch/managers',
  severity: 'error',
  title: 'An OpenSearch of the operator has too few managers, or pools without roles',
  why: 'The operator makes no cluster of fewer than three managers; of two, the loss of one stops everything. A pool without `roles` is refused.',
  fix: 'Give each pool its roles, and the managers three nodes.',
  refs: ['E1', 'R27', 'R30'],
  run: (subject, report) => {
    for (const { cluster, object } of operatedStores(subject)) {
      const { name } = object.metadata;
      listAt(object, 'spec', 'nodePools').forEach((pool, i) => {
        if (listAt(pool, 'roles').length > 0) return;
        const component = stringAt(pool, 'component') ?? String(i);
        report(
          objectPlace(cluster, object, `spec.nodePools[${i}].roles`),
          `Pool \`${component}\` of \`${name}\` has no roles`,
        );
      });
      const count = nodesWith(object, 'cluster_manager');
      if (count < 3)
        report(
          objectPlace(cluster, object, 'spec.nodePools'),
          `\`${name}\` of \`${cluster}\` has ${count} ${count === 1 ? 'node' : 'nodes'} with the role \`cluster_manager\`, and the operator needs 3`,
        );
    }
  },
};
