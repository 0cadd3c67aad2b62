import type { InstalledChart } from '../comparison.ts';
import { hasCluster } from '../comparison.ts';
import { fieldChanges } from '../object-diff.ts';
import { after, before, type ImpactRule } from '../rule.ts';

export const chart: ImpactRule = {
  code: 'impact/chart',
  severity: 'error',
  title: 'A Helm chart is installed in another way, or goes',
  why: 'The objects of a chart are in no file here: what its values do to them is seen only where it is rendered.',
  fix: 'Render both with `kustomize build --enable-helm` and compare them with `namsan impact` again.',
  refs: ['F5', 'F9', 'N04'],
  judge: (comparison, report) => {
    const now = byRelease(comparison.next.charts);
    for (const [key, was] of byRelease(comparison.old.charts)) {
      const is = now.get(key);
      const where = { cluster: was.cluster, object: `chart ${was.releaseName}`, field: '' };
      const who = `The chart \`${was.name}\` of \`${was.cluster}\``;
      if (is === undefined) {
        if (hasCluster(comparison.next, was.cluster)) gone(was, where, report);
        continue;
      }
      if (was.namespace !== is.namespace)
        report(
          'impossible in place',
          { ...where, field: 'namespace' },
          `${who} moves from the namespace \`${was.namespace}\` to \`${is.namespace}\``,
          {
            why: 'Everything of it is made anew, its volumes too, and what is there only once for the whole cluster stands in the way of the second.',
            steps: before(`Save what ${who} holds, uninstall it, and install it anew.`),
          },
        );
      const fields = differences(was, is);
      if (fields.length > 0)
        report(
          'not classed',
          { ...where, field: `values.${fields[0]}` },
          `${who} gets other values: ${fields
            .slice(0, 3)
            .map((f) => `\`${f}\``)
            .join(', ')}${fields.length > 3 ? ` and ${fields.length - 3} more` : ''}`,
        );
      else if (was.version !== is.version && was.version !== '' && is.version !== '')
        report('restart', { ...where, field: 'version' }, `${who} goes from ${was.version} to ${is.version}`, {
          steps: after(`See that every pod of ${who} is ready.`),
        });
    }
  },
};

function gone(
  was: InstalledChart,
  where: { readonly cluster: string; readonly object: string; readonly field: string },
  report: Parameters<ImpactRule['judge']>[1],
): void {
  const who = `The chart \`${was.name}\` of \`${was.cluster}\``;
  if (was.name === 'longhorn')
    report('loses', where, `${who} goes, and with it every volume that it serves`, {
      why: 'Longhorn removes its volumes with itself (longhorn.io/docs, Uninstall).',
      interval: 'everything on its volumes',
      steps: before(`Back up every volume of \`${was.cluster}\` and move its pods to another storage class first.`),
    });
  else
    report('needs order', where, `${who} goes, with all that it installed`, {
      why: 'An operator that is gone looks after nothing any more; definitions that go with their chart take every resource of theirs along.',
      steps: before(
        `Remove what is made of the definitions of \`${was.name}\` in \`${was.cluster}\` first, and keep its definitions while anything is left.`,
      ),
    });
}

function byRelease(charts: readonly InstalledChart[]): ReadonlyMap<string, InstalledChart> {
  return new Map(charts.map((one) => [`${one.cluster} ${one.name} ${one.releaseName}`, one]));
}

/** Values that differ, by their ways; where a side does not know its values, none. */
function differences(was: InstalledChart, is: InstalledChart): readonly string[] {
  if (was.values === null || is.values === null) return [];
  const as = ({ values }: InstalledChart) => ({ apiVersion: '', kind: '', metadata: { name: '' }, values });
  return fieldChanges(as(was), as(is)).map(({ field }) => field.replace(/^values\.?/, ''));
}
