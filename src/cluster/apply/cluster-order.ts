import type { Cluster, Model } from '../../model/model.ts';

/** The clusters to be applied, in groups: those that serve an object store of the fleet first, since every other one writes into it. */
export function clusterOrder(
  model: Pick<Model, 'objectStores'>,
  chosen: readonly Cluster[],
): readonly (readonly Cluster[])[] {
  const serving = new Set(model.objectStores.map(({ servedBy }) => servedBy?.cluster));
  const first = chosen.filter(({ id, role }) => role === 'storage' || serving.has(id));
  const rest = chosen.filter((cluster) => !first.includes(cluster));
  return [first, rest].filter((group) => group.length > 0);
}
