import { stringAt } from '../../kube/read.ts';
import type { FlowNode } from '../../topology/topology.ts';
import { claimsOf } from '../claims.ts';
import type { Comparison, ObjectChange } from '../comparison.ts';
import { hasCluster, nodeKindsOf } from '../comparison.ts';
import { before, type ImpactRule } from '../rule.ts';

export const goneVolumes: ImpactRule = {
  code: 'impact/gone-volumes',
  severity: 'error',
  title: 'What has volumes is taken away',
  why: 'A volume follows its claim: with a class that deletes what is released, the data is gone when the claim is.',
  fix: 'Take a snapshot of the volumes, or copy what they hold, before anything is pruned.',
  refs: ['N04', 'E2', 'F5'],
  judge: (comparison, report) => {
    const heirs = new Set(
      comparison.changes.flatMap(({ cluster, kind, before: was, after: is }) =>
        was === null && is !== null && claimsOf(is).length > 0 ? [`${cluster} ${kind}`] : [],
      ),
    );
    for (const change of comparison.changes) {
      const { cluster, object, kind, before: was, after: is } = change;
      if (was === null || is !== null) continue;
      const left = !hasCluster(comparison.next, cluster);
      if (left && !isOneOf(comparison, change, stores)) continue;
      const where = { cluster, object, field: 'spec' };
      const steps = before(`Take a snapshot of the volumes of ${object} in \`${cluster}\`, or copy what they hold.`);
      if (kind === 'Namespace' && was.apiVersion === 'v1')
        report('loses', where, `${object} of \`${cluster}\` goes, and with it every object and every claim in it`, {
          interval: 'everything in it',
          steps,
        });
      else if ((!left && heirs.has(`${cluster} ${kind}`)) || isOneOf(comparison, change, producers)) continue;
      else if (isOneOf(comparison, change, stores))
        report('loses', where, `${object} of \`${cluster}\` goes, and what it stores with it`, {
          interval: 'everything in it',
          steps,
        });
      else if (claimsOf(was).some((claim) => !claim.temporary)) {
        const deleted =
          kind === 'PersistentVolumeClaim' ||
          stringAt(was, 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted') === 'Delete';
        report(
          deleted ? 'irreversible' : 'needs order',
          where,
          `${object} of \`${cluster}\` goes${deleted ? ' with its volumes' : '; its claims stay and belong to nobody'}`,
          {
            losesData: deleted && !isOneOf(comparison, change, copies),
            steps,
          },
        );
      }
    }
  },
};

/** What uploads is told by what it has not uploaded. */
const producers = ['scraper', 'ingester', 'ruler', 'agent'] as const;
const stores = ['log-store', 'object-store-server'] as const;
/** They hold copies of the bucket, which come again. */
const copies = ['store-gateway', 'compactor'] as const;

function isOneOf({ old }: Comparison, { cluster, object }: ObjectChange, kinds: readonly FlowNode['kind'][]): boolean {
  const own = nodeKindsOf(old, cluster, object);
  return kinds.some((kind) => own.has(kind));
}
