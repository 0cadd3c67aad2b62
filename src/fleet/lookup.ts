import { derived } from './schema/derived.ts';
import type { Fleet, FleetCluster } from './schema/fleet-schema.ts';

/** The object store of a name, or `undefined`: names are the user's, and `constructor` is one of them. */
export function storeNamed(fleet: Fleet, name: string): Fleet['objectStores'][string] | undefined {
  return Object.hasOwn(fleet.objectStores, name) ? fleet.objectStores[name] : undefined;
}

/** How a cluster is reached, with the derived default. */
export function exposedVia(cluster: FleetCluster): NonNullable<FleetCluster['expose']>['via'] {
  return cluster.expose?.via ?? derived.exposeVia.of(cluster);
}

/** Whether the services of a cluster have host names. */
export function hasHosts(cluster: FleetCluster): boolean {
  const via = exposedVia(cluster);
  return via === 'gateway' || via === 'ingress-nginx';
}

/** Whether callers in other clusters reach the OpenSearch of the hub itself, because it has no aggregator before it. */
export function storeTakesLogs(fleet: Fleet): boolean {
  return forwardsLogs(fleet) && fleet.clusters.every((c) => c.role !== 'hub' || c.logs.aggregator === 0);
}

/** Whether any cluster forwards its logs to the hub. */
export function forwardsLogs(fleet: Fleet): boolean {
  return fleet.clusters.some((c) => c.logs.mode === 'forward');
}

/** Whether any cluster writes its samples to Thanos Receive on the hub. */
export function writesRemotely(fleet: Fleet): boolean {
  return fleet.clusters.some((c) => c.metrics.mode === 'agent');
}
