import type { HelmChart, Workload } from '../../components/workload.ts';
import { type ClusterObjects, type Json, type KubeObject, objectName } from '../../kube/objects.ts';
import { numberAt } from '../../kube/read.ts';
import { type Part, readRelease } from '../apply/release.ts';
import { listReleases } from '../apply/releases.ts';
import type { KubeClient, LiveObject } from '../kube/kube-client.ts';
import { type State, stateOf } from '../readiness/state-of.ts';
import { chartWorkloads, isOfChart } from './chart-workloads.ts';
import { type Version, versionsOf } from './versions.ts';

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
}

/** What a component waits for, in one line. */
export interface Wait {
  readonly says: string;
  readonly stuck: boolean;
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
  const wholes = workloads.map((workload) => whole(workload, parts, charted));
  const states = await stateOf(
    kube,
    wholes.flatMap((one) => one.objects),
  );
  if (!states.ok) return { cluster, reached: false, message: states.refusal.message };
  let from = 0;
  const components = wholes.map(({ workload, objects: own, unknownCharts }): ComponentStatus => {
    const slice = states.value.states.slice(from, from + own.length);
    from += own.length;
    return {
      component: workload.component,
      wave: workload.wave,
      objects: slice.length,
      ready: slice.filter(({ readiness }) => readiness.ready).length,
      versions: slice.flatMap(({ object, live }) => versionsOf(objects, object, live, states.value.around)),
      waits: waitsOf(slice),
      unknownCharts,
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
}

/** A workload with the objects of its charts: as they are kept in a release, else the workloads that are marked as theirs. */
function whole(workload: Workload, parts: readonly Part[], charted: readonly LiveObject[]): Whole {
  if (workload.charts.length === 0) return { workload, objects: workload.objects, unknownCharts: [] };
  const own = new Set(workload.objects.map(objectName));
  const applied = parts.filter(({ component }) => component === workload.component).flatMap((part) => part.objects);
  const kept = applied.filter((object) => !own.has(objectName(object)));
  const found = charted.filter((object) => !own.has(objectName(object)) && isOfChart(object, workload));
  const made = kept.length > 0 ? kept : found;
  return {
    workload,
    objects: [...workload.objects, ...made],
    unknownCharts: made.length > 0 ? [] : workload.charts.map(chartName),
  };
}

function chartName({ name, version }: HelmChart): string {
  return `${name} ${version}`;
}

/** Services and claims say again what the pods behind them say. */
const echoes: ReadonlySet<string> = new Set(['Service', 'PersistentVolumeClaim']);

/** How many names of what is not there are told. */
const toldMissing = 3;

function waitsOf(states: readonly State[]): readonly Wait[] {
  const missing = states.filter(({ live }) => live === null);
  const waiting = states.filter(({ live, readiness }) => live !== null && !readiness.ready);
  const own = waiting.filter(({ object }) => !echoes.has(object.kind));
  const waits = (own.length > 0 ? own : waiting).flatMap(({ readiness }): Wait[] =>
    readiness.ready ? [] : [{ says: readiness.says, stuck: readiness.stuck }],
  );
  const all = [
    ...(missing.length === 0 ? [] : [missingLine(missing, states.length)]),
    ...states.flatMap(scaledDown),
    ...waits,
  ];
  return all.toSorted((a, b) => Number(b.stuck) - Number(a.stuck));
}

/** A workload that was given fewer pods than are rendered is ready by itself, and not what was asked for. */
function scaledDown({ object, live }: State): readonly Wait[] {
  const [asked, given] = [object, live].map((one) => numberAt(one as unknown as Json, 'spec', 'replicas'));
  if (live === null || asked === undefined || given === undefined || given >= asked) return [];
  return [{ says: `${object.kind} ${object.metadata.name}: scaled to ${given}, rendered are ${asked}`, stuck: true }];
}

function missingLine(missing: readonly State[], of: number): Wait {
  if (missing.length === of && of > 1) return { says: `none of its ${of} objects is there`, stuck: true };
  const names = missing.slice(0, toldMissing).map(({ object }) => `${object.kind} ${object.metadata.name}`);
  const more = missing.length - names.length;
  const verb = missing.length === 1 ? 'is' : 'are';
  return { says: `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''} ${verb} not there`, stuck: true };
}
