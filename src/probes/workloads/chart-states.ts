import type { LiveObject } from '../../cluster/kube/kube-client.ts';
import { aroundOf } from '../../cluster/readiness/around.ts';
import { readinessOf } from '../../cluster/readiness/readiness-of.ts';
import type { State } from '../../cluster/readiness/state-of.ts';
import { chartRunners, isOfChart } from '../../cluster/status/chart-workloads.ts';
import { objectName } from '../../kube/objects.ts';
import type { Live } from '../probe.ts';
import { listed } from './round.ts';

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
    [...chartRunners.map((kind) => ['apps/v1', kind] as const), ...explaining].map(async ([apiVersion, kind]) => {
      const list = await listed(live, cluster, apiVersion, kind);
      if (list.ok) lists.set(kind, list.value);
    }),
  );
  const around = aroundOf(lists);
  return chartRunners.flatMap((kind) =>
    (lists.get(kind) ?? []).flatMap((object) => {
      const owner = charted.find((one) => isOfChart(object, one));
      if (owner === undefined || rendered.has(objectName(object))) return [];
      return [{ component: owner.component, state: { object, live: object, readiness: readinessOf(object, around) } }];
    }),
  );
}
