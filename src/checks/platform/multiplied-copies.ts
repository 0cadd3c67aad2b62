import { at, listAt, stringAt } from '../../kube/read.ts';
import { flag } from '../../topology/engines/flags.ts';
import type { ClusterIndex } from '../../topology/objects/cluster-index.ts';
import { type Check, objectPlace, type Subject } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';
import { type DeclaredRelease, releasesOf } from '../delivery/releases.ts';
import { definitionsIn, indexSetting, nodesWith } from '../opensearch/stores.ts';
import { podsObject } from '../pods-object.ts';

export const multipliedCopies: Check = {
  code: 'platform/multiplied-copies',
  severity: 'error',
  title: 'Copies of volumes multiply copies that a store makes itself',
  why: 'Each write goes to every copy of every volume that holds it: two copies of an index on volumes of three are six writes over the network, and six times the disk.',
  fix: 'Use a StorageClass with `numberOfReplicas: "1"` (and `dataLocality: strict-local`) for stores that keep copies themselves.',
  refs: ['F13', 'C07'],
  run: (subject, report) => {
    const releases = Map.groupBy(releasesOf(subject), ({ cluster }) => cluster);
    for (const { index, engines } of viewsOf(subject)) {
      const classes = longhornClasses(releases.get(index.id) ?? [], index);
      if (classes.size === 0) continue;
      for (const object of index.byKind.get('OpenSearchCluster') ?? []) {
        const copies = copiesOfLogs(subject, index.id, nodesWith(object, 'data'));
        listAt(object, 'spec', 'nodePools').forEach((pool, i) => {
          const name = stringAt(pool, 'persistence', 'pvc', 'storageClass') ?? '';
          const roles = listAt(pool, 'roles').map(String);
          const volumes = classes.get(name) ?? 0;
          if (copies < 2 || volumes < many || (roles.length > 0 && !roles.includes('data'))) return;
          report(
            objectPlace(index.id, object, `spec.nodePools[${i}].persistence.pvc.storageClass`),
            textOf(object.metadata.name, index.id, copies, volumes, name),
          );
        });
      }
      for (const { engine, reading } of engines) {
        if (engine !== 'receive') continue;
        const copies = Number(flag(reading.flags, 'receive.replication-factor')?.text ?? 1);
        const object = podsObject(index, reading.workload)?.object;
        listAt(object, 'spec', 'volumeClaimTemplates').forEach((claim, i) => {
          const name = stringAt(claim, 'spec', 'storageClassName') ?? '';
          const volumes = classes.get(name) ?? 0;
          if (object === undefined || !(copies >= 2) || volumes < many) return;
          report(
            objectPlace(index.id, object, `spec.volumeClaimTemplates[${i}].spec.storageClassName`),
            textOf(object.metadata.name, index.id, copies, volumes, name),
          );
        });
      }
    }
  },
};

/** Two copies of a volume survive the loss of a disk; from three on nothing is gained that the store has not already (longhorn#12891, harvester#3260). */
const many = 3;

function textOf(name: string, cluster: string, copies: number, volumes: number, storageClass: string): string {
  return `\`${name}\` of \`${cluster}\` keeps ${copies} copies itself, on volumes of the class \`${storageClass}\` with ${volumes} copies: ${copies * volumes} in all`;
}

/** Copies of each volume, by class. The chart's own class is called `longhorn` and has three by default (longhorn@v1.12.1 chart/values.yaml). */
function longhornClasses(releases: readonly DeclaredRelease[], index: ClusterIndex): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  for (const { chart, values, whole } of releases) {
    const written = Number(at(values, 'persistence', 'defaultClassReplicaCount') ?? (whole ? 3 : 0));
    if (chart === 'longhorn') out.set('longhorn', written);
  }
  for (const object of index.byKind.get('StorageClass') ?? [])
    if (stringAt(object, 'provisioner') === 'driver.longhorn.io')
      out.set(object.metadata.name, Number(stringAt(object, 'parameters', 'numberOfReplicas') ?? 0));
  return out;
}

/** Of the index with the most copies that its nodes have room for. */
function copiesOfLogs(subject: Subject, cluster: string, nodes: number): number {
  const asked = definitionsIn(subject, 'index-template', cluster).map(
    ({ definition }) => 1 + Number(indexSetting(definition, 'number_of_replicas') ?? 1),
  );
  return Math.min(nodes, Math.max(0, ...asked));
}
