import { counted } from '../../findings/wording.ts';
import type { FleetRule } from '../rule.ts';
import type { Fleet, FleetCluster } from '../schema/fleet-schema.ts';

export const longhornReplicas: FleetRule = {
  code: 'fleet/longhorn-replicas',
  severity: 'error',
  title: 'Longhorn should keep more copies than a cluster has nodes',
  why: 'Longhorn puts each copy of a volume on another node; with fewer nodes than copies every volume stays degraded and alerts never end.',
  fix: 'Lower `volumes.replicas`, or add nodes. Stores that keep copies themselves need one copy of each volume only.',
  refs: ['C07', 'F13'],
  check: (fleet, report) => {
    if (fleet.volumes.provider !== 'longhorn') return;
    const { replicas } = fleet.volumes;
    const short = fleet.clusters.filter((c) => hasVolumes(fleet, c) && c.nodes.length < replicas);
    const [first, ...others] = short;
    if (first === undefined) return;
    const fitting = Math.min(...short.map((c) => c.nodes.length));
    const more = others.length === 0 ? '' : ` and than those of ${counted(others.length, 'more cluster')}`;
    report(
      ['volumes', 'replicas'],
      `\`volumes.replicas: ${replicas}\` is more than the ${nodes(first.nodes.length)} of \`${first.id}\`${more}`,
      {
        fix: `Set \`volumes.replicas\` to ${fitting}, or add nodes.`,
        edits: [{ path: ['volumes', 'replicas'], set: fitting }],
      },
    );
  },
};

/** Clusters that are only scraped and forward their logs keep nothing on volumes. */
function hasVolumes(fleet: Fleet, cluster: FleetCluster): boolean {
  return (
    cluster.role === 'hub' ||
    cluster.metrics.mode === 'sidecar' ||
    cluster.metrics.mode === 'agent' ||
    cluster.logs.mode === 'local' ||
    cluster.grafana === 'local' ||
    cluster.alertmanager === 'local' ||
    Object.values(fleet.objectStores).some((store) => store.cluster === cluster.id)
  );
}

function nodes(count: number): string {
  return count === 1 ? 'one node' : `${count} nodes`;
}
