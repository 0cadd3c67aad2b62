import type { Json } from '../../kube/objects.ts';
import { at, listAt, numberAt, stringAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { operatedStores } from './stores.ts';

export const managersTogether: Check = {
  code: 'opensearch/managers-together',
  severity: 'warning',
  title: 'Managers of an OpenSearch may be away together',
  why: 'Two of three managers on one node, or drained one right after the other, stop the whole cluster: nothing is written or found until they are back.',
  fix: 'Give the pool `pdb: {enable: true, maxUnavailable: 1}`, and `topologySpreadConstraints` or an anti-affinity over `kubernetes.io/hostname`.',
  refs: ['E1'],
  run: (subject, report) => {
    for (const { cluster, object } of operatedStores(subject))
      listAt(object, 'spec', 'nodePools').forEach((pool, i) => {
        const roles = listAt(pool, 'roles').map(String);
        const isManager = roles.includes('cluster_manager') || roles.includes('master');
        if (!isManager || (numberAt(pool, 'replicas') ?? 1) < 2) return;
        const lacks = [
          ...(at(pool, 'pdb', 'enable') === true ? [] : ['no disruption budget']),
          ...(isSpread(pool) ? [] : ['nothing that keeps them on different nodes']),
        ];
        if (lacks.length === 0) return;
        report(
          objectPlace(cluster, object, `spec.nodePools[${i}]`),
          `The managers \`${stringAt(pool, 'component') ?? String(i)}\` of \`${object.metadata.name}\` in \`${cluster}\` have ${lacks.join(' and ')}`,
        );
      });
  },
};

function isSpread(pool: Json): boolean {
  return listAt(pool, 'topologySpreadConstraints').length > 0 || at(pool, 'affinity', 'podAntiAffinity') !== undefined;
}
