import { namespaceOf, stringAt } from '../../kube/read.ts';
import type { FlowNode } from '../../topology/topology.ts';
import { claimsOf } from '../claims.ts';
import type { Comparison, ObjectChange } from '../comparison.ts';
import { hasCluster, nodeKindsOf } from '../comparison.ts';
import { renamedTo } from '../renamed-cluster.ts';
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
      if (left && (renamedTo(comparison, cluster) !== null || !isOneOf(comparison, change, stores))) continue;
      const where = { cluster, object, field: 'spec' };
      const steps = before(`Take a snapshot of the volumes of ${object} in \`${cluster}\`, or copy what they hold.`);
      if (kind === 'Namespace' && was.apiVersion === 'v1') {
        const full = holdsVolumes(comparison, cluster, was.metadata.name);
        report(
          full ? 'loses' : 'needs order',
          where,
          `${object} of \`${cluster}\` goes, and with it every object${full ? ' and every claim' : ''} in it`,
          full
            ? { interval: 'everything in it', steps }
            : { steps: before(`See that nothing in ${object} of \`${cluster}\` is used any more.`) },
        );
      } else if ((!left && heirs.has(`${cluster} ${kind}`)) || isOneOf(comparison, change, producers)) continue;
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

/** Whether anything in a namespace has volumes, or may have: what a chart installs is in no file. */
function holdsVolumes({ old }: Comparison, cluster: string, namespace: string): boolean {
  if (old.charts.some((chart) => chart.cluster === cluster && chart.namespace === namespace)) return true;
  return old.clusters.some(
    (c) =>
      c.cluster === cluster &&
      c.objects.some((o) => namespaceOf(o) === namespace && claimsOf(o).some((claim) => !claim.temporary)),
  );
}
