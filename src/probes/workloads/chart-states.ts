import { ofComponent } from '../../cluster/apply/member.ts';
import type { LiveObject } from '../../cluster/kube/kube-client.ts';
import { aroundOf } from '../../cluster/readiness/around.ts';
import { readinessOf } from '../../cluster/readiness/readiness-of.ts';
import type { State } from '../../cluster/readiness/state-of.ts';
import type { HelmChart } from '../../components/workload.ts';
import { objectName } from '../../kube/objects.ts';
import type { Live } from '../probe.ts';
import { listed } from './round.ts';

const runners = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;
const explaining = [
  ['apps/v1', 'ReplicaSet'],
  ['v1', 'Pod'],
  ['v1', 'PersistentVolumeClaim'],
  ['v1', 'Event'],
  ['v1', 'Node'],
  ['storage.k8s.io/v1', 'StorageClass'],
] as const;

/** The workloads that charts brought into a cluster, by what namsan or Helm wrote on them, with the component that the chart is of. */
export async function chartStates(
  live: Live,
  cluster: string,
): Promise<readonly { readonly component: string; readonly state: State }[]> {
  const charted = live.workloads.filter((one) => one.cluster === cluster && one.charts.length > 0);
  if (charted.length === 0) return [];
  const rendered = new Set(charted.flatMap(({ objects }) => objects.map(objectName)));
  const lists = new Map<string, readonly LiveObject[]>();
  await Promise.all(
    [...runners.map((kind) => ['apps/v1', kind] as const), ...explaining].map(async ([apiVersion, kind]) => {
      const list = await listed(live, cluster, apiVersion, kind);
      if (list.ok) lists.set(kind, list.value);
    }),
  );
  const around = aroundOf(lists);
  return runners.flatMap((kind) =>
    (lists.get(kind) ?? []).flatMap((object) => {
      const owner = charted.find((one) => isOf(object, one.component, one.charts));
      if (owner === undefined || rendered.has(objectName(object))) return [];
      return [{ component: owner.component, state: { object, live: object, readiness: readinessOf(object, around) } }];
    }),
  );
}

/** `meta.helm.sh/*` is what Helm itself writes (helm@v3 pkg/action/validate.go); the label of the instance is its recommended one. */
function isOf({ metadata }: LiveObject, component: string, charts: readonly HelmChart[]): boolean {
  const { annotations = {}, labels = {}, namespace } = metadata;
  const applied = annotations[ofComponent];
  if (applied !== undefined) return applied === component;
  const release = annotations['meta.helm.sh/release-name'] ?? labels['app.kubernetes.io/instance'];
  return charts.some((chart) => chart.releaseName === release && chart.namespace === namespace);
}
