import { apiGroup } from '../../kube/objects.ts';
import { namespaceOf } from '../../kube/read.ts';
import type { ChartRelease } from '../check.ts';
import type { ClusterView } from '../cluster-view.ts';

/** Whether something in a namespace makes objects that are in no file and bear one of these names. */
export type Makers = (namespace: string, names: readonly string[]) => boolean;

/** API groups whose resources an operator turns into pods and Services, labelled with the resource's name. Those of the Prometheus operator are read as pods. */
const groups: ReadonlySet<string> = new Set([
  'opensearch.org',
  'opensearch.opster.io',
  'fluentbit.fluent.io',
  'fluentd.fluent.io',
  'argoproj.io',
  'cilium.io',
  'longhorn.io',
]);

/** What charts and operators make is named and labelled after the release, the chart, or the resource. */
export function makersIn({ index }: ClusterView, charts: readonly ChartRelease[]): Makers {
  const names = new Map<string, Set<string>>();
  const add = (namespace: string, name: string): void => {
    const known = names.get(namespace);
    if (known === undefined) names.set(namespace, new Set([name]));
    else known.add(name);
  };
  for (const { cluster, namespace, name, releaseName } of charts) {
    if (cluster !== index.id) continue;
    add(namespace, name);
    add(namespace, releaseName);
  }
  for (const objects of index.byKind.values())
    for (const object of objects)
      if (groups.has(apiGroup(object.apiVersion))) add(namespaceOf(object), object.metadata.name);
  return (namespace, wanted) => {
    const made = names.get(namespace);
    if (made === undefined) return false;
    return wanted.some((name) => made.has(name) || [...made].some((maker) => name.startsWith(`${maker}-`)));
  };
}
