import type { Workload } from '../../components/workload.ts';
import { ofComponent } from '../apply/member.ts';
import type { KubeClient, LiveObject } from '../kube/kube-client.ts';

/** Kinds by which what a chart brought is judged. */
export const chartRunners = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

/** Whether a live workload came by the chart of a component. `meta.helm.sh/*` is what Helm itself writes (helm@v3 pkg/action/validate.go); the label of the instance is its recommended one. */
export function isOfChart({ metadata }: LiveObject, { component, charts }: Workload): boolean {
  const { annotations = {}, labels = {}, namespace } = metadata;
  const applied = annotations[ofComponent];
  if (applied !== undefined) return charts.length > 0 && applied === component;
  const release = annotations['meta.helm.sh/release-name'] ?? labels['app.kubernetes.io/instance'];
  return charts.some((chart) => chart.releaseName === release && chart.namespace === namespace);
}

/** The live workloads that charts of these components brought; a list that is refused has none. */
export async function chartWorkloads(kube: KubeClient, workloads: readonly Workload[]): Promise<readonly LiveObject[]> {
  const namespaces = [...new Set(workloads.flatMap(({ charts }) => charts.map(({ namespace }) => namespace)))];
  const lists = await Promise.all(
    chartRunners.flatMap((kind) =>
      namespaces.map(async (namespace) => {
        const list = await kube.list({ apiVersion: 'apps/v1', kind }, { namespace });
        return list.ok ? list.value.map((object) => ({ ...object, apiVersion: 'apps/v1', kind })) : [];
      }),
    ),
  );
  return lists.flat();
}
