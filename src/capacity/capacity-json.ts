import type { Finding } from '../findings/finding.ts';
import { formulas } from '../model/load/formulas.ts';
import type { CapacityPlan, ClusterPlan } from './capacity-plan.ts';

/** The plan for programs: cores, bytes, and what follows the unit of its formula, each figure with the name of that. */
export function capacityJson({ clusters, buckets, links }: CapacityPlan, findings: readonly Finding[]): string {
  return `${JSON.stringify({ version: 1, clusters: clusters.map(plainCluster), buckets, links, findings, formulas }, null, 2)}\n`;
}

function plainCluster({ load, parts, ...cluster }: ClusterPlan): object {
  const { pods, series, samples, lines, tenants } = load;
  return {
    ...cluster,
    load: { pods, series, samples, lines, tenants: Object.fromEntries(tenants) },
    parts: parts.map(({ name, component, pods: count, one, volume, everyNode, demand, queue }) => ({
      name,
      component,
      pods: count,
      requests: one,
      volume,
      everyNode,
      needs: demand,
      writes: queue,
    })),
  };
}
