import type { Workload } from '../components/workload.ts';
import { counted } from '../findings/wording.ts';
import { objectName } from '../kube/objects.ts';
import type { CompleteFleet } from '../model/complete.ts';
import type { DefaultedField } from '../model/defaults.ts';
import type { Cluster } from '../model/model.ts';
import type { Rendered } from '../pipeline.ts';
import { table } from './table.ts';

/** What would be installed where: a block for each cluster, a line for each workload. */
export function planText({ model, workloads }: Rendered): string {
  const byCluster = Map.groupBy(workloads, (w) => w.cluster);
  const blocks = model.clusters.map((cluster) => {
    const own = byCluster.get(cluster.id) ?? [];
    const rows = own.map((w) => ['', `${w.wave}`, w.component, contents(w)]);
    return `${headOf(cluster)}\n${own.length === 0 ? '  nothing is installed\n' : table(rows)}`;
  });
  const objects = workloads.reduce((sum, w) => sum + w.objects.length, 0);
  const clusters = counted(model.clusters.length, 'cluster');
  return `${blocks.join('\n')}\n${clusters}, ${counted(workloads.length, 'workload')}, ${counted(objects, 'object')}.\n`;
}

function headOf({ id, role, metrics, logs }: Cluster): string {
  return `${id} (${role}, metrics by ${metrics.mode}, logs ${logs.mode})`;
}

function contents({ objects, charts }: Workload): string {
  const parts = [
    ...(objects.length === 0 ? [] : [counted(objects.length, 'object')]),
    ...charts.map((chart) => `chart ${chart.name} ${chart.version}`),
  ];
  return parts.join(', ');
}

/** Every field that the user did not write, a line each. */
export function defaultsText(defaults: readonly DefaultedField[]): string {
  if (defaults.length === 0) return 'The fleet file leaves nothing to defaults.\n';
  return table(defaults.map(({ path, value }) => [path, JSON.stringify(value)]));
}

/** The completed fleet, what of it are defaults, and the workloads with the names of their objects. */
export function planJson({ workloads }: Rendered, fleet: CompleteFleet, defaults: readonly DefaultedField[]): string {
  const plain = workloads.map(({ cluster, wave, component, objects, charts }) => ({
    cluster,
    wave,
    component,
    objects: objects.map(objectName),
    charts: charts.map(({ name, version, releaseName, namespace }) => ({ name, version, releaseName, namespace })),
  }));
  return `${JSON.stringify({ version: 1, fleet, defaults, workloads: plain }, null, 2)}\n`;
}
