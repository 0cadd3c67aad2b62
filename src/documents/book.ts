import type { Workload } from '../components/workload.ts';
import { objectsOf } from '../manifests/objects.ts';
import type { Cluster, Model } from '../model/model.ts';
import { type ClusterIndex, clusterIndex } from '../topology/objects/cluster-index.ts';
import type { Topology } from '../topology/topology.ts';

/** A cluster with what is installed in it. */
export interface Place {
  readonly id: string;
  readonly cluster: Cluster;
  readonly workloads: readonly Workload[];
  readonly index: ClusterIndex;
}

/** What every page is written from. */
export interface Book {
  readonly model: Model;
  readonly topology: Topology;
  readonly places: readonly Place[];
  readonly hub: Place;
  /** Paths of the tree beside those of the clusters' directories and of the pages: scripts, Argo CD's applications. */
  readonly others: ReadonlySet<string>;
}

/** Gathers what pages are written from. `others` are the paths of the tree beside the clusters' directories. */
export function bookOf(
  model: Model,
  workloads: readonly Workload[],
  topology: Topology,
  others: Iterable<string>,
): Book {
  const objects = new Map(objectsOf(workloads).map((c) => [c.cluster, c.objects]));
  const own = Map.groupBy(workloads, (workload) => workload.cluster);
  const places = model.clusters.map((cluster) => ({
    id: cluster.id,
    cluster,
    workloads: own.get(cluster.id) ?? [],
    index: clusterIndex(cluster.id, objects.get(cluster.id) ?? []),
  }));
  const hub = places.find(({ id }) => id === model.hub.id);
  if (hub === undefined) throw new Error('The hub of a fleet is one of its clusters.');
  return { model, topology, places, hub, others: new Set(others) };
}

/** Whether a component is installed in a cluster. */
export function has(place: Place, component: string): boolean {
  return place.workloads.some((workload) => workload.component === component);
}

/** Whether a component is installed anywhere. */
export function anywhere({ places }: Book, component: string): boolean {
  return places.some((place) => has(place, component));
}

/** Whether a Helm release of this chart is in a cluster. */
export function hasChart(place: Place, chart: string): boolean {
  return place.workloads.some(({ charts }) => charts.some(({ name }) => name === chart));
}
