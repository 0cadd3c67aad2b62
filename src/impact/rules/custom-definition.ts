import { choice } from '../../findings/wording.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { at, listAt, stringAt } from '../../kube/read.ts';
import type { Comparison } from '../comparison.ts';
import { hasCluster } from '../comparison.ts';
import { before, during, type ImpactRule } from '../rule.ts';

export const customDefinition: ImpactRule = {
  code: 'impact/custom-definition',
  severity: 'error',
  title: 'A resource definition that goes, or loses a version',
  why: 'With a definition every resource of it is deleted, and what its operator made of them; a version that is dropped while resources are stored in it is refused.',
  fix: 'Keep the definitions (`Prune=false`); rewrite what is stored in an old version before it is dropped.',
  refs: ['N04', 'F5', 'R33'],
  judge: (comparison, report) => {
    for (const { cluster, object, kind, before: was, after: is } of comparison.changes) {
      if (kind !== 'CustomResourceDefinition' || was === null) continue;
      const where = { cluster, object, field: 'spec' };
      const plural = stringAt(was, 'spec', 'names', 'kind') ?? was.metadata.name;
      if (is === null) {
        if (!hasCluster(comparison.next, cluster)) continue;
        report('irreversible', where, `${object} goes from \`${cluster}\`, and every ${plural} with it`, {
          losesData: true,
          steps: before(
            `Keep ${object} in \`${cluster}\`: annotate it with \`argocd.argoproj.io/sync-options: Prune=false\` and let no prune touch it; or save every ${plural}.`,
          ),
        });
        continue;
      }
      if (stringAt(was, 'spec', 'scope') !== stringAt(is, 'spec', 'scope'))
        report(
          'impossible in place',
          { ...where, field: 'spec.scope' },
          `${object} of \`${cluster}\` changes its scope`,
          {
            steps: during(
              `Save every ${plural} of \`${cluster}\`, delete the definition, apply the new one, and make them anew.`,
            ),
          },
        );
      const [had, has] = [versionsOf(was), versionsOf(is)];
      const gone = [...had.keys()].filter((version) => !has.has(version));
      const unserved = [...had].filter(([version, served]) => served && has.get(version) !== true).map(([v]) => v);
      if (unserved.length === 0) continue;
      const used = usersOf(comparison, cluster, is, unserved);
      const stored = stringAt(storageOf(was), 'name');
      report(
        gone.includes(stored ?? '') ? 'impossible in place' : 'needs order',
        { ...where, field: 'spec.versions' },
        `${object} of \`${cluster}\` no longer serves ${choice(unserved, 'and')}${used.length === 0 ? '' : `, in which ${used[0]}${used.length === 1 ? ' is' : ` and ${used.length - 1} more are`} written`}`,
        {
          steps: before(
            `In \`${cluster}\` write every ${plural} anew in \`${stringAt(storageOf(is), 'name') ?? ''}\`, and take ${choice(gone.length === 0 ? unserved : gone, 'and')} out of \`status.storedVersions\` of ${object}.`,
          ),
        },
      );
    }
  },
};

function versionsOf(definition: KubeObject): ReadonlyMap<string, boolean> {
  return new Map(
    listAt(definition, 'spec', 'versions').map((v) => [stringAt(v, 'name') ?? '', at(v, 'served') === true]),
  );
}

function storageOf(definition: KubeObject): unknown {
  return listAt(definition, 'spec', 'versions').find((version) => at(version, 'storage') === true);
}

/** Objects of the new side that are still written in a version that is no longer served. */
function usersOf(
  { next }: Comparison,
  cluster: string,
  definition: KubeObject,
  versions: readonly string[],
): readonly string[] {
  const group = stringAt(definition, 'spec', 'group') ?? '';
  const kind = stringAt(definition, 'spec', 'names', 'kind');
  const written = versions.map((version) => `${group}/${version}`);
  return next.clusters
    .filter((c) => c.cluster === cluster)
    .flatMap((c) => c.objects.filter((o) => o.kind === kind && written.includes(o.apiVersion)))
    .map((o) => `${o.kind} ${o.metadata.namespace ?? ''}/${o.metadata.name}`);
}
