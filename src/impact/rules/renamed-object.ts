import type { KubeObject } from '../../kube/objects.ts';
import { namespaceOf, stringAt } from '../../kube/read.ts';
import { claimsOf } from '../claims.ts';
import { type Comparison, nodeKindsOf, type ObjectChange } from '../comparison.ts';
import { before, during, type ImpactRule } from '../rule.ts';

export const renamedObject: ImpactRule = {
  code: 'impact/renamed-object',
  severity: 'error',
  title: 'What has volumes gets another name or namespace',
  why: 'Kubernetes renames nothing: an object of a new name begins with new, empty volumes, and the old ones belong to nobody.',
  fix: 'Keep name and namespace, or copy the volumes and let both stand side by side until the new one has everything.',
  refs: ['N04', 'E2', 'A8'],
  judge: (comparison, report) => {
    const { changes } = comparison;
    const added = Map.groupBy(
      changes.filter((c) => c.before === null && c.after !== null && keepsData(c.after)),
      (c) => `${c.cluster} ${c.kind}`,
    );
    for (const { cluster, kind, object, before: was, after: is } of changes) {
      if (was === null || is !== null || !keepsData(was) || isSpare(comparison, cluster, object)) continue;
      const heir = heirOf(was, added.get(`${cluster} ${kind}`) ?? []);
      if (heir === null) continue;
      const moved = namespaceOf(heir) !== namespaceOf(was);
      const into = moved
        ? `moves from the namespace \`${namespaceOf(was)}\` to \`${namespaceOf(heir)}\``
        : `is renamed to \`${heir.metadata.name}\``;
      report(
        'impossible in place',
        { cluster, object, field: moved ? 'metadata.namespace' : 'metadata.name' },
        `${object} of \`${cluster}\` ${into}, and its volumes stay behind`,
        {
          // An Alertmanager forgets silences, no metrics and no logs.
          losesData: kind !== 'Alertmanager',
          steps: [
            ...before(
              `Bring what ${object} of \`${cluster}\` holds into the bucket, or copy its volumes into claims of the new name.`,
            ),
            ...during(`Apply the new one beside the old one, without pruning; prune once the new one has everything.`),
          ],
        },
      );
    }
  },
};

/** What an agent has to send is told by its own rule; store gateways and compactors hold copies of the bucket. */
function isSpare({ old }: Comparison, cluster: string, object: string): boolean {
  const kinds = nodeKindsOf(old, cluster, object);
  return kinds.has('agent') || kinds.has('store-gateway') || kinds.has('compactor');
}

/** Whether an object has volumes that outlive its pods. */
function keepsData(object: KubeObject): boolean {
  return claimsOf(object).some((claim) => !claim.temporary);
}

/** The new object that takes the place of one that goes: of the same name elsewhere, or of the same part and the only one that is new. */
function heirOf(was: KubeObject, added: readonly ObjectChange[]): KubeObject | null {
  const objects = added.flatMap(({ after }) => after ?? []);
  const same = objects.find((o) => o.metadata.name === was.metadata.name);
  if (same !== undefined) return same;
  const part = partOf(was);
  const alike = objects.filter((o) => part !== null && partOf(o) === part && namespaceOf(o) === namespaceOf(was));
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

function partOf(object: KubeObject): string | null {
  const labels = ['name', 'component'].map((key) => stringAt(object, 'metadata', 'labels', `app.kubernetes.io/${key}`));
  return labels[0] === undefined ? null : labels.join(' ');
}
