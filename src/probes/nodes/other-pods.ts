import type { LiveObject } from '../../cluster/kube/kube-client.ts';
import { answered, type Outcome } from '../../cluster/outcome.ts';
import type { HelmChart } from '../../components/workload.ts';
import type { Labels } from '../../kube/objects.ts';
import { stringAt } from '../../kube/read.ts';
import { clusterIndex } from '../../topology/objects/cluster-index.ts';
import { holds } from '../../topology/objects/selector.ts';
import type { Live } from '../probe.ts';

/** The pods that have a place on one of these nodes, have not ended, and are not what the fleet installs itself. */
export async function otherPods(
  live: Live,
  cluster: string,
  nodes: readonly LiveObject[],
): Promise<Outcome<readonly LiveObject[]>> {
  const pods = await live.kube(cluster).list({ apiVersion: 'v1', kind: 'Pod' });
  if (!pods.ok) return pods;
  const names = new Set(nodes.map(({ metadata }) => metadata.name));
  const own = ownPods(live, cluster);
  return answered(
    pods.value.filter((pod) => {
      const phase = stringAt(pod, 'status', 'phase') ?? '';
      const node = stringAt(pod, 'spec', 'nodeName') ?? '';
      return names.has(node) && phase !== 'Succeeded' && phase !== 'Failed' && !own(pod);
    }),
  );
}

/** Whether a pod is of the fleet: it has the labels of something that is rendered, or those of a chart, in their namespace. */
function ownPods({ workloads, clusters }: Live, id: string): (pod: LiveObject) => boolean {
  const objects = clusters.filter(({ cluster }) => cluster === id).flatMap((one) => one.objects);
  const rendered = clusterIndex(id, objects).workloads.map(({ namespace, podLabels }) => ({
    namespace,
    labels: Object.fromEntries(Object.entries(podLabels).filter(([label]) => !passing.has(label))),
  }));
  const charts = workloads.filter(({ cluster }) => cluster === id).flatMap((workload) => workload.charts);
  return ({ metadata: { namespace = '', labels = {} } }) =>
    rendered.some((one) => one.namespace === namespace && isSome(one.labels) && holds(one.labels, labels)) ||
    charts.some((chart) => chart.namespace === namespace && isOfChart(chart, labels));
}

/** Labels that change with a version: a pod of before an upgrade is the fleet's too. */
const passing: ReadonlySet<string> = new Set(['app.kubernetes.io/version', 'helm.sh/chart']);

function isSome(labels: Labels): boolean {
  return Object.keys(labels).length > 0;
}

/** Charts label their pods in many ways, and what their operators make again in others: the name of the chart or the release is in each. */
function isOfChart({ name, releaseName }: HelmChart, labels: Labels): boolean {
  return Object.values(labels).some((value) =>
    [name, releaseName].some((known) => value === known || value.startsWith(`${known}-`)),
  );
}
