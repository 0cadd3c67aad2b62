import type { Workload } from '../components/workload.ts';
import type { ClusterObjects } from '../kube/objects.ts';
import { parseQuantity } from '../kube/quantity.ts';
import { type Load, loadOf, type Scale } from '../model/load/cluster-load.ts';
import { total } from '../model/load/figure.ts';
import { constants } from '../model/load/formulas.ts';
import { fleetLoad } from '../model/load/streams.ts';
import type { Model } from '../model/model.ts';
import { hasLonghorn } from '../model/volumes.ts';
import { clusterIndex } from '../topology/objects/cluster-index.ts';
import { clusterIndexes } from '../topology/objects/cluster-indexes.ts';
import { type BucketPlan, bucketsOf } from './buckets.ts';
import { unknownDemand } from './demand/demand.ts';
import { type LinkPlan, linksOf } from './links.ts';
import {
  allocatable,
  askedBy,
  byMost,
  byNeed,
  byRequests,
  diskFor,
  type NodeSize,
  type Room,
  roomOf,
  smallestNode,
} from './nodes.ts';
import { type Part, partsOf } from './parts.ts';
import type { Site } from './site.ts';

/** A cluster: what it brings, what runs in it, and the nodes for that. Cores and bytes. */
export interface ClusterPlan {
  readonly id: string;
  readonly load: Load;
  readonly parts: readonly Part[];
  /** Requests of all pods, and what they need for their load where that is more. */
  readonly asked: Room;
  readonly needed: Room;
  /** Volumes, each once; how many copies the disks of the nodes hold; whether Longhorn keeps them. */
  readonly volumes: number;
  readonly copies: number;
  readonly longhorn: boolean;
  readonly nodes: readonly {
    readonly name: string;
    readonly declared: { readonly cpu: boolean; readonly memory: boolean; readonly disk: boolean };
    readonly size: NodeSize;
    readonly allocatable: Room;
  }[];
  /** The smallest nodes, as many as are declared, that hold the requests and the load, and those with room to spare. */
  readonly minimum: NodeSize;
  readonly recommended: NodeSize;
}

/** What a fleet needs, by cluster, by bucket and between clusters. */
export interface CapacityPlan {
  readonly clusters: readonly ClusterPlan[];
  readonly buckets: readonly BucketPlan[];
  readonly links: readonly LinkPlan[];
}

const asIs: Scale = { series: 1 };

/** The plan of a fleet, from its model and from the objects that are installed for it. */
export function capacityOf(
  model: Model,
  workloads: readonly Workload[],
  clusters: readonly ClusterObjects[],
  scale: Scale = asIs,
): CapacityPlan {
  const indexes = new Map(clusterIndexes(clusters).map((index) => [index.id, index]));
  const own = Map.groupBy(workloads, ({ cluster }) => cluster);
  const sites = model.clusters.map(
    (cluster): Site => ({
      id: cluster.id,
      cluster,
      workloads: own.get(cluster.id) ?? [],
      index: indexes.get(cluster.id) ?? clusterIndex(cluster.id, []),
    }),
  );
  return capacityAt(model, sites, scale);
}

/** The plan of the sites of a fleet. */
export function capacityAt(model: Model, sites: readonly Site[], scale: Scale = asIs): CapacityPlan {
  const loads = fleetLoad(model, (cluster) => loadOf(model, cluster, scale));
  const partsBy = new Map(sites.map((site) => [site.id, partsOf(model, site, loads)]));
  const buckets = bucketsOf(model, loads, partsBy);
  return {
    clusters: sites.flatMap((site) => {
      const load = loads.of.get(site.id);
      if (load === undefined) return [];
      return [clusterPlan(model, site, load, withStores(model, site, partsBy.get(site.id) ?? [], buckets))];
    }),
    buckets,
    links: linksOf(model, loads),
  };
}

/** A store that a cluster serves holds the buckets that are on it. */
function withStores(model: Model, site: Site, parts: readonly Part[], buckets: readonly BucketPlan[]): readonly Part[] {
  const store = model.objectStores.find(({ servedBy }) => servedBy?.cluster === site.id);
  if (store === undefined) return parts;
  const held = total(
    'store-volume',
    buckets.filter((bucket) => bucket.store === store.name).map(({ steady }) => steady),
  );
  return parts.map((part) =>
    part.component === store.provider && part.volume > 0 ? { ...part, demand: { ...unknownDemand, disk: held } } : part,
  );
}

function clusterPlan(model: Model, { id, cluster }: Site, load: Load, parts: readonly Part[]): ClusterPlan {
  const longhorn = hasLonghorn(model, cluster);
  const volumes = parts.reduce((sum, { volume, pods }) => sum + volume * pods, 0);
  const wanted = parts.reduce(
    (sum, { volume, pods, demand }) => sum + Math.max(volume, demand.disk?.value ?? 0) * pods,
    0,
  );
  const copies = longhorn ? Math.min(model.volumes.replicas, cluster.nodes.length) : 1;
  const count = cluster.nodes.length;
  return {
    id,
    load,
    parts,
    asked: askedBy(parts, byRequests).all,
    needed: askedBy(parts, byNeed).all,
    volumes,
    copies,
    longhorn,
    nodes: cluster.nodes.map((node) => ({
      name: node.name,
      declared: node.declared,
      size: { ...roomOf(node), disk: parseQuantity(node.disk) ?? 0 },
      allocatable: allocatable(roomOf(node)),
    })),
    minimum: smallestNode(parts, count, byNeed, 1, diskFor(volumes, copies, longhorn)),
    recommended: smallestNode(parts, count, byMost, constants.tight, diskFor(wanted, copies, true)),
  };
}
