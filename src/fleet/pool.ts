/** What takes addresses of a load-balancer pool. */
export type PoolService =
  | 'query-frontend'
  | 'receive'
  | 'grafana'
  | 'bucket-web'
  | 'opensearch'
  | 'dashboards'
  | 'aggregator'
  | 'sidecar';

/** The hub's services have fixed places, so that switching one on moves no other. */
const hubOrder: readonly PoolService[] = [
  'query-frontend',
  'receive',
  'grafana',
  'bucket-web',
  'opensearch',
  'dashboards',
  'aggregator',
];

/** What other clusters have after their sidecars. */
const edgeOrder: readonly PoolService[] = ['grafana', 'dashboards'];

/**
 * The place in the pool of the address that a service takes, from 0; -1 where it takes none. Outside the hub each sidecar replica has
 * one; Grafana comes after them, and OpenSearch Dashboards after it.
 */
export function poolIndex(isHub: boolean, sidecars: number, what: PoolService, replica = 0): number {
  if (isHub) return hubOrder.indexOf(what);
  if (what === 'sidecar') return replica;
  const place = edgeOrder.indexOf(what);
  return place < 0 ? -1 : sidecars + place;
}

/** How many addresses a pool must hold for these services. */
export function poolNeed(isHub: boolean, sidecars: number, used: readonly PoolService[]): number {
  const last = used.map((what) => poolIndex(isHub, sidecars, what, what === 'sidecar' ? sidecars - 1 : 0));
  return Math.max(-1, ...last) + 1;
}
