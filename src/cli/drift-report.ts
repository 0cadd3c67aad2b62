import { heldObjects, type ObjectDrift } from '../cluster/drift/object-drift.ts';
import { type Stranger, strangersIn } from '../cluster/drift/strangers.ts';
import { apartFromTeams, type TeamMonitor } from '../cluster/drift/team-monitors.ts';
import { type LiveCluster, liveObjects } from '../cluster/live-objects.ts';
import { hintsOf } from '../from-model.ts';
import type { ClusterObjects } from '../kube/objects.ts';
import { schemasFor } from '../kube/schema/schemas.ts';
import type { Model } from '../model/model.ts';
import type { Rendered } from '../pipeline.ts';
import type { Live } from '../probes/probe.ts';
import { trace } from '../topology/trace.ts';
import { type BucketDrift, bucketDrifts } from './drift-buckets.ts';
import { type FlowDrift, flowDrifts } from './drift-flows.ts';

/** What changed behind the back of the repository. */
export interface DriftReport {
  readonly clusters: readonly ReadCluster[];
  readonly objects: readonly ObjectDrift[];
  readonly strangers: readonly Stranger[];
  /** What teams have the fleet's own Prometheus watch. It is no drift; where it breaks a proof, `flows` says so. */
  readonly monitors: readonly TeamMonitor[];
  readonly flows: readonly FlowDrift[];
  readonly buckets: readonly BucketDrift[];
}

/** A cluster that was asked for, and how far it could be read. */
export interface ReadCluster {
  readonly cluster: string;
  /** Why nothing of it was read; `null` where it answered. Its flows are taken as they were rendered then. */
  readonly refusal: string | null;
  /** Rendered objects that were compared. */
  readonly compared: number;
  /** Kinds that could not be listed, with the reason. */
  readonly unlisted: readonly { readonly kind: string; readonly message: string }[];
  /** Rendered objects of these kinds, of which nothing is known. */
  readonly unread: readonly string[];
  /** Charts of its components, by name: what they made is not rendered here, and was not compared. */
  readonly charts: readonly string[];
}

export interface DriftOptions {
  /** The clusters that are asked. */
  readonly chosen: Model['clusters'];
  /** Objects of these components only, and what they bring about; all where it is empty. */
  readonly components: readonly string[];
  /** Whether the buckets are read too. */
  readonly buckets: boolean;
  /** Now, in milliseconds since 1970: what a bucket should have lost is counted from it. */
  readonly now: number;
  /** Told of each cluster once it was read. */
  readonly told?: (cluster: LiveCluster) => void;
}

/** Holds live clusters and buckets against what was rendered. Nothing is changed anywhere. */
export async function driftOf(
  live: Live,
  rendered: Rendered,
  { chosen, components, buckets, now, told = () => undefined }: DriftOptions,
): Promise<DriftReport> {
  const { model, workloads } = rendered;
  const read = await Promise.all(
    chosen.map(async ({ id }) => {
      const own = rendered.clusters.find(({ cluster }) => cluster === id)?.objects ?? [];
      const one = await liveObjects(live.kube(id), model.name, own);
      told(one);
      return one;
    }),
  );
  const answering = read.filter(({ refusal }) => refusal === null);
  const schemas = await schemasFor(rendered.clusters.flatMap(({ objects }) => objects));
  const held = answering.map((one) => ({ one, held: heldObjects(model.name, workloads, one, schemas) }));
  const objects = held.flatMap((one) => one.held.objects);

  // What could not be read is taken as it was rendered: nothing else is known of it.
  const traced = rendered.clusters.map(
    (cluster): ClusterObjects => answering.find((one) => one.cluster === cluster.cluster) ?? cluster,
  );
  const topology = trace(traced, hintsOf(model));
  const apart = answering.map((one) =>
    apartFromTeams(
      rendered.clusters.find(({ cluster }) => cluster === one.cluster)?.objects ?? [],
      one,
      strangersIn(model.name, workloads, one, topology),
    ),
  );
  const strangers = apart.flatMap((one) => one.strangers);
  const monitors = apart.flatMap((one) => one.monitors);
  const flows = await flowDrifts(rendered, traced, [...objects, ...strangers, ...monitors]);
  const chartsIn = (id: string): readonly string[] =>
    workloads
      .filter(({ cluster, component }) => cluster === id && (components.length === 0 || components.includes(component)))
      .flatMap(({ charts }) => charts.map(({ name }) => name))
      .toSorted();
  const wanted = objects.filter(({ component }) => components.length === 0 || components.includes(component));
  const names = new Set(wanted.map(({ cluster, object }) => `${cluster} ${object}`));
  return {
    clusters: read.map((one) => readOf(one, held.find((h) => h.one === one)?.held, chartsIn(one.cluster))),
    objects: wanted,
    strangers: components.length === 0 ? strangers : [],
    monitors: components.length === 0 ? monitors : [],
    flows: flows.filter(({ because }) => components.length === 0 || because.some((name) => names.has(name))),
    buckets: buckets ? await bucketDrifts(live, rendered, read, now) : [],
  };
}

function readOf(
  one: LiveCluster,
  held: ReturnType<typeof heldObjects> | undefined,
  charts: readonly string[],
): ReadCluster {
  return {
    cluster: one.cluster,
    refusal: one.refusal?.message ?? null,
    compared: held?.compared ?? 0,
    unlisted: [...one.unlisted].map(([kind, { message }]) => ({ kind, message })),
    unread: held?.unread ?? [],
    charts,
  };
}

/** Whether anything is not as the repository has it; a bucket may hold what is worth a warning, such as blocks of a cluster that is gone. */
export function hasDrift({ objects, strangers, flows, buckets }: DriftReport): boolean {
  const inBuckets = buckets.flatMap(({ findings }) => findings).some(({ severity }) => severity === 'error');
  return objects.length + strangers.length + flows.length > 0 || inBuckets;
}
