import type { HelmChart, Workload } from '../../components/workload.ts';
import { type ClusterObjects, type KubeObject, objectName } from '../../kube/objects.ts';
import { type Part, readRelease } from '../apply/release.ts';
import { listReleases } from '../apply/releases.ts';
import type { KubeClient, LiveObject } from '../kube/kube-client.ts';
import { stateOf } from '../readiness/state-of.ts';
import { chartWorkloads, isOfChart } from './chart-workloads.ts';
import { type Version, versionsOf } from './versions.ts';
import { type Wait, waitsOf } from './waits.ts';

/** How a cluster stands against what is rendered for it. */
export type ClusterStatus =
  | { readonly cluster: string; readonly reached: false /** One sentence. */; readonly message: string }
  | {
      readonly cluster: string;
      readonly reached: true;
      /** What was last applied; `null` where the cluster keeps no release. */
      readonly release: ReleaseStatus | null;
      readonly components: readonly ComponentStatus[];
      /** A sentence for each volume that is full, which may be why components are not ready; left out where none is. */
      readonly fullVolumes?: readonly string[];
    };

export interface ReleaseStatus {
  readonly number: number;
  /** When it came into the cluster, RFC 3339. */
  readonly since: string;
}

export interface ComponentStatus {
  readonly component: string;
  readonly wave: number;
  readonly objects: number;
  readonly ready: number;
  /** Containers whose images are pinned. */
  readonly versions: readonly Version[];
  /** What is not ready, the worst first. */
  readonly waits: readonly Wait[];
  /** Charts of which nothing is known: no release holds their objects, and no workload is marked as theirs. */
  readonly unknownCharts: readonly string[];
  /** Charts that the last apply left out, and that nobody else brought: they are no part of what the cluster was brought to. */
  readonly leftOutCharts: readonly string[];
}

/** What is asked about: the workloads of one cluster, and its rendered objects as a whole. */
export interface StatusQuestion {
  readonly fleet: string;
  readonly kube: KubeClient;
  readonly workloads: readonly Workload[];
  readonly objects: ClusterObjects;
}

/** The state of each component of a cluster, by one list for each kind and the releases that it keeps. */
export async function clusterStatus({ fleet, kube, workloads, objects }: StatusQuestion): Promise<ClusterStatus> {
  const { cluster } = kube;
  const releases = await listReleases(kube, fleet);
  if (!releases.ok) return { cluster, reached: false, message: releases.refusal.message };
  const [newest] = releases.value;
  const needed = newest !== undefined && workloads.some(({ charts }) => charts.length > 0);
  const parts = needed ? (readRelease(newest)?.parts ?? []) : [];
  const charted = await chartWorkloads(
    kube,
    workloads.filter(({ charts }) => charts.length > 0),
  );
  const wholes = workloads.map((workload) => whole(workload, parts, charted, newest !== undefined));
  const states = await stateOf(
    kube,
    wholes.flatMap((one) => one.objects),
  );
  if (!states.ok) return { cluster, reached: false, message: states.refusal.message };
  let from = 0;
  const components = wholes.map(({ workload, objects: own, unknownCharts, leftOutCharts }): ComponentStatus => {
    const slice = states.value.states.slice(from, from + own.length);
    from += own.length;
    return {
      component: workload.component,
      wave: workload.wave,
      objects: slice.length,
      ready: slice.filter(({ readiness }) => readiness.ready).length,
      versions: slice.flatMap(({ object, live }) => versionsOf(objects, object, live, states.value.around)),
      waits: waitsOf(slice, unknownCharts.length + leftOutCharts.length > 0),
      unknownCharts,
      leftOutCharts,
    };
  });
  const since = newest?.chunks[0]?.metadata.creationTimestamp;
  const release = newest === undefined || since === undefined ? null : { number: newest.number, since };
  return { cluster, reached: true, release, components };
}

/** Whether everything that is known of a cluster is ready. */
export function isReady(status: ClusterStatus): boolean {
  if (!status.reached || status.fullVolumes !== undefined) return false;
  return status.components.every(({ waits }) => waits.length === 0);
}

interface Whole {
  readonly workload: Workload;
  readonly objects: readonly KubeObject[];
  readonly unknownCharts: readonly string[];
  readonly leftOutCharts: readonly string[];
}

/** A workload with the objects of its charts: as they are kept in a release, else the workloads that are marked as theirs. */
function whole(workload: Workload, parts: readonly Part[], charted: readonly LiveObject[], isApplied: boolean): Whole {
  const none = { unknownCharts: [], leftOutCharts: [] };
  if (workload.charts.length === 0) return { workload, objects: workload.objects, ...none };
  const own = new Set(workload.objects.map(objectName));
  const applied = parts.filter(({ component }) => component === workload.component).flatMap((part) => part.objects);
  const kept = applied.filter((object) => !own.has(objectName(object)));
  const found = charted.filter((object) => !own.has(objectName(object)) && isOfChart(object, workload));
  const made = kept.length > 0 ? kept : found;
  if (made.length > 0) return { workload, objects: [...workload.objects, ...made], ...none };
  const names = workload.charts.map(chartName);
  return { workload, objects: workload.objects, ...none, [isApplied ? 'leftOutCharts' : 'unknownCharts']: names };
}

function chartName({ name, version }: HelmChart): string {
  return `${name} ${version}`;
}
