import { hostOf, hostScheme, inCluster, namespaces, nodeAddress, poolAddress, services } from '../addresses.ts';
import type { Cluster, Model } from '../model.ts';

/** Whether callers in other clusters reach the hub's OpenSearch by its host: only where hosts have TLS, because they send a password. */
export function logStoreByHost(model: Model): boolean {
  return hostOf(model.hub, 'opensearch') !== null && hostScheme(model) === 'https';
}

/** Host and port. */
export interface HostPort {
  readonly host: string;
  readonly port: number;
}

/** Where the OpenSearch stands that keeps the logs of a cluster, always by HTTPS: in the cluster itself, or on the hub. */
export function logStoreAddress(model: Model, from: Cluster): HostPort {
  const { hub } = model;
  const own = from.logs.mode === 'local' || from.id === hub.id;
  if (own) return { host: inCluster(services.opensearch, namespaces.logging), port: services.opensearch.https };
  if (logStoreByHost(model)) return { host: hostOf(hub, 'opensearch') ?? '', port: 443 };
  const pool = poolAddress(hub, 'opensearch');
  if (pool !== null) return { host: pool, port: services.opensearch.https };
  return { host: nodeAddress(hub), port: hub.logs.mode === 'local' ? hub.logs.nodePort.store : 0 };
}

/** Where a cluster that forwards its logs reaches the hub's aggregator, by TLS; `null` where the hub has none: then its OpenSearch takes them. */
export function aggregatorAddress({ hub }: Model): HostPort | null {
  if (hub.logs.mode !== 'local' || hub.logs.aggregator === 0) return null;
  const pool = poolAddress(hub, 'aggregator');
  if (pool !== null) return { host: pool, port: services.aggregator.forward };
  return { host: nodeAddress(hub), port: hub.logs.nodePort.aggregator };
}
