import type { Component, Workload } from '../components/workload.ts';
import type { Model } from '../model/model.ts';

/**
 * What is installed where: every component in every cluster that it has parts for, by cluster in the order of the fleet file,
 * then by wave, then by the order of the list.
 */
export function plan(model: Model, components: readonly Component[]): readonly Workload[] {
  const ordered = components.toSorted((a, b) => a.wave - b.wave);
  return model.clusters.flatMap((cluster) =>
    ordered.flatMap(({ name, wave, build }): Workload[] => {
      const parts = build(model, cluster);
      if (parts === null || parts.objects.length + parts.charts.length === 0) return [];
      return [{ component: name, cluster: cluster.id, wave, objects: parts.objects, charts: parts.charts }];
    }),
  );
}
