import type { Agent, Ingester, Scraper } from '../../topology/metric-nodes.ts';
import type { Promised } from '../promise.ts';
import type { Part } from './pods-away.ts';

/** So many pods scrape the same targets. */
export function morePods({ origin }: Promised, { cluster, readAt }: Scraper | Agent, count: number): string {
  return origin === 'fleet'
    ? `Set \`metrics.replicas: ${count}\` of cluster \`${cluster}\`.`
    : `Set \`spec.replicas\` of \`${readAt.object}\` to ${count} or more.`;
}

/**
 * The pods of workloads are spread over so many nodes or zones of the hub. From a fleet file they are as soon as it has so many, so that only
 * what it lacks is named; elsewhere the rule is named too where there is none.
 */
export function spreadOver(
  { origin, hub, nodes }: Promised,
  workloads: readonly (Scraper | Agent | Ingester)[],
  part: Part,
  count: number,
): readonly string[] {
  const all = nodes.get(hub) ?? [];
  const zones = new Set(all.filter((zone) => zone !== null)).size;
  const known = part === 'node' ? all.length : zones;
  if (origin === 'fleet' && known < count)
    return [
      part === 'node'
        ? `Give cluster \`${hub}\` ${count} nodes.`
        : `Let the nodes of cluster \`${hub}\` name ${count} zones by \`zone\`.`,
    ];
  const loose = workloads.filter(({ spread }) =>
    part === 'node' ? !spread.nodeApart && spread.nodeSkew === null : !spread.zoneApart && spread.zoneSkew === null,
  );
  const key = part === 'node' ? 'kubernetes.io/hostname' : 'topology.kubernetes.io/zone';
  const rules = loose.map(
    ({ readAt }) =>
      `Spread the pods of \`${readAt.object}\` by a topology spread constraint with \`whenUnsatisfiable: DoNotSchedule\` and \`maxSkew: 1\` on \`${key}\`, over ${count} ${part}s or more.`,
  );
  return rules.length > 0 || known >= count ? rules : [`Give cluster \`${hub}\` ${count} ${part}s.`];
}
