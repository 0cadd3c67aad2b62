import type { ClusterObjects } from '../../kube/objects.ts';
import { type ClusterIndex, clusterIndex } from './cluster-index.ts';

const known = new WeakMap<readonly ClusterObjects[], readonly ClusterIndex[]>();
/** A change in one cluster leaves the others as they were: their objects are not read again. */
const knownOne = new WeakMap<ClusterObjects, ClusterIndex>();

/** Every cluster, indexed once for all who ask about the same objects: flows, network policies and checks. */
export function clusterIndexes(clusters: readonly ClusterObjects[]): readonly ClusterIndex[] {
  const found = known.get(clusters);
  if (found !== undefined) return found;
  const indexes = wholeClusters(clusters).map(indexOf);
  known.set(clusters, indexes);
  return indexes;
}

function indexOf(one: ClusterObjects): ClusterIndex {
  const index = knownOne.get(one) ?? clusterIndex(one.cluster, one.objects, one.unread);
  knownOne.set(one, index);
  return index;
}

/** The clusters, each once: manifests of one cluster may come from several directories. */
export function wholeClusters(clusters: readonly ClusterObjects[]): readonly ClusterObjects[] {
  const byId = Map.groupBy(clusters, ({ cluster }) => cluster);
  if (byId.size === clusters.length) return clusters;
  return [...byId].map(([cluster, parts]) => ({
    cluster,
    objects: parts.flatMap(({ objects }) => objects),
    unread: parts.flatMap(({ unread }) => unread ?? []),
  }));
}
