import type { MoreOf } from '../../findings/finding.ts';
import { nearest } from '../../kube/nearest.ts';
import type { Path } from '../plain.ts';
import type { FleetRule } from '../rule.ts';

export const unknownReference: FleetRule = {
  code: 'fleet/unknown-reference',
  severity: 'error',
  title: 'A name refers to nothing in the fleet file',
  why: 'A reference that ends nowhere would become a component that reads or writes nowhere.',
  fix: 'Correct the name, or declare what it names.',
  refs: ['C03'],
  firm: true,
  check: (fleet, report) => {
    const stores = Object.keys(fleet.objectStores);
    const storeRef = (path: Path, name: string): void => {
      if (!stores.includes(name))
        report(path, `\`${name}\` is not one of the object stores`, remedy(path, name, stores));
    };
    storeRef(['metrics', 'objectStore'], fleet.metrics.objectStore);
    if (fleet.logs !== undefined) storeRef(['logs', 'objectStore'], fleet.logs.objectStore);
    if (fleet.volumes.backup !== undefined)
      storeRef(['volumes', 'backup', 'objectStore'], fleet.volumes.backup.objectStore);
    const ids = fleet.clusters.map((c) => c.id);
    for (const [name, store] of Object.entries(fleet.objectStores)) {
      if (store.cluster !== undefined && !ids.includes(store.cluster))
        report(
          ['objectStores', name, 'cluster'],
          `\`${store.cluster}\` is not one of the clusters`,
          remedy(['objectStores', name, 'cluster'], store.cluster, ids),
        );
    }
  },
};

function remedy(path: Path, name: string, known: readonly string[]): MoreOf {
  const near = nearest(name, known.slice(0, 1000));
  if (near !== null) return { fix: `Write \`${near}\`.`, edits: [{ path, set: near }] };
  const fix =
    known.length === 0
      ? 'Declare it under `objectStores`.'
      : `Write one of ${known
          .slice(0, 10)
          .map((k) => `\`${k}\``)
          .join(', ')}.`;
  return { fix };
}
