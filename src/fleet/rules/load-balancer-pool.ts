import { counted } from '../../findings/wording.ts';
import { ipNumber, rangeBounds, rangeSize } from '../../kube/ipv4-range.ts';
import { exposedVia, forwardsLogs, storeTakesLogs, writesRemotely } from '../lookup.ts';
import type { Path } from '../plain.ts';
import { type PoolService, poolNeed } from '../pool.ts';
import type { FleetRule, ReportAt } from '../rule.ts';
import { derived } from '../schema/derived.ts';
import type { Fleet, FleetCluster } from '../schema/fleet-schema.ts';

export const loadBalancerPool: FleetRule = {
  code: 'fleet/load-balancer-pool',
  severity: 'error',
  title: 'A load-balancer pool is too small or not free',
  why: 'Each exposed service takes one address of the pool of its cluster; a service without an address, or with one that answers elsewhere, is not reached.',
  fix: 'Give the cluster a range of free addresses, one for each service that is reached from outside.',
  refs: ['C08', 'B2'],
  firm: true,
  check: (fleet, report) => {
    const ranges: Range[] = [];
    fleet.clusters.forEach((cluster, i) => {
      if (exposedVia(cluster) !== 'load-balancer') return;
      const addresses = cluster.expose?.addresses ?? [];
      const path = ['clusters', i, 'expose', 'addresses'];
      addresses.forEach((range, n) => {
        const { from, to } = rangeBounds(range);
        if (to < from) report([...path, n], `The range \`${range}\` of \`${cluster.id}\` ends before it begins`);
        else ranges.push({ from, to, range, owner: cluster.id, path: [...path, n] });
      });
      const services = poolServices(fleet, cluster);
      const sidecars = cluster.metrics.mode === 'sidecar' ? cluster.metrics.replicas : 0;
      const need = poolNeed(cluster.role === 'hub', sidecars, services);
      const size = rangeSize(addresses);
      if (addresses.length > 0 && size < need)
        report(path, `The pool of \`${cluster.id}\` holds ${counted(size, 'address')}, and its services take ${need}`);
    });
    ranges.sort((a, b) => a.from - b.from);
    overlaps(ranges, report);
    nodesInPools(fleet, ranges, report);
  },
};

interface Range {
  readonly from: number;
  readonly to: number;
  readonly range: string;
  readonly owner: string;
  readonly path: Path;
}

/** What takes addresses of the pool of a cluster; the model says the same of it (`exposedIn`). */
export function poolServices(fleet: Fleet, cluster: FleetCluster): readonly PoolService[] {
  const out: PoolService[] = [];
  const isHub = cluster.role === 'hub';
  if (isHub) out.push('query-frontend');
  if (isHub && writesRemotely(fleet)) out.push('receive');
  if ((cluster.grafana ?? derived.grafana.of(cluster)) === 'local') out.push('grafana');
  if (isHub && fleet.metrics.bucketWeb) out.push('bucket-web');
  if (isHub && storeTakesLogs(fleet)) out.push('opensearch');
  if (cluster.logs.mode === 'local' && cluster.logs.store.dashboards > 0) out.push('dashboards');
  if (isHub && forwardsLogs(fleet) && cluster.logs.aggregator > 0) out.push('aggregator');
  if (!isHub && cluster.metrics.mode === 'sidecar') out.push('sidecar');
  return out;
}

function overlaps(sorted: readonly Range[], report: ReportAt): void {
  let reaching: Range | undefined;
  for (const range of sorted) {
    if (reaching !== undefined && range.from <= reaching.to)
      report(
        range.path,
        `The range \`${range.range}\` of \`${range.owner}\` shares addresses with \`${reaching.range}\` of \`${reaching.owner}\``,
      );
    if (reaching === undefined || range.to > reaching.to) reaching = range;
  }
}

function nodesInPools(fleet: Fleet, sorted: readonly Range[], report: ReportAt): void {
  if (sorted.length === 0) return;
  fleet.clusters.forEach((cluster, i) => {
    cluster.nodes.forEach((node, n) => {
      const address = ipNumber(node.address);
      const holder = sorted.findLast((range) => range.from <= address);
      if (holder !== undefined && address <= holder.to)
        report(
          ['clusters', i, 'nodes', n, 'address'],
          `${node.address}, the address of the node \`${node.name}\`, lies in the pool \`${holder.range}\` of \`${holder.owner}\``,
        );
    });
  });
}
