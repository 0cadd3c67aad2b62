import type { KubeObject } from '../kube/objects.ts';
import { at, listAt, stringAt, stringsAt } from '../kube/read.ts';
import type { Workload } from './workload.ts';

/** An alert of the fleet, however many clusters have it. */
export interface RenderedAlert {
  readonly alert: string;
  readonly severity: string;
  /** Of one of its forms: alerts that name a cluster have one for each. */
  readonly summary: string;
  readonly description: string;
  readonly expr: string;
  readonly for: string;
  /** The component whose objects it is in. */
  readonly component: string;
  /** Where it is evaluated, in the order of the workloads; the ruler is on the hub. */
  readonly clusters: readonly string[];
}

/** Every alert that the fleet's own rules can raise, by name: what the page for operators has an entry for. Alerts of charts are not among them. */
export function renderedAlerts(workloads: readonly Workload[]): readonly RenderedAlert[] {
  const found = new Map<string, RenderedAlert & { readonly clusters: string[] }>();
  for (const { component, cluster, objects } of workloads)
    for (const rule of objects.flatMap(alertsIn)) {
      const alert = stringAt(rule, 'alert') ?? '';
      const known = found.get(alert);
      if (known !== undefined) {
        if (!known.clusters.includes(cluster)) known.clusters.push(cluster);
        continue;
      }
      const { summary = '', description = '' } = stringsAt(rule, 'annotations');
      found.set(alert, {
        alert,
        severity: stringsAt(rule, 'labels')['severity'] ?? '',
        summary,
        description,
        expr: String(at(rule, 'expr') ?? ''),
        for: stringAt(rule, 'for') ?? '0s',
        component,
        clusters: [cluster],
      });
    }
  return [...found.values()].toSorted((a, b) => (a.alert < b.alert ? -1 : 1));
}

function alertsIn(object: KubeObject): readonly unknown[] {
  if (object.kind !== 'PrometheusRule') return [];
  return listAt(object, 'spec', 'groups')
    .flatMap((group) => listAt(group, 'rules'))
    .filter((rule) => stringAt(rule, 'alert') !== undefined);
}
