import { hostOf, inCluster, namespaces, services } from '../addresses.ts';
import type { Cluster, Model } from '../model.ts';
import { aggregatorAddress, type HostPort, logStoreAddress, logStoreByHost } from './addresses.ts';

/** Where collectors and the aggregator ship to, always by TLS, and how they know whom they speak to. */
export interface LogTarget extends HostPort {
  /** The name in the certificate of who answers, whatever the address. */
  readonly serverName: string;
  /** Whether the certificate is signed by the fleet's own CA; else by a public one. */
  readonly ownCa: boolean;
}

/** The name in the aggregator's certificate that callers in other clusters ask for: no DNS server need know it. */
export function aggregatorName({ hub }: Model): string {
  return `${services.aggregator.name}.${hub.id}`;
}

/** Where the aggregator of the hub takes the logs of a cluster; `null` where they go to an OpenSearch directly. */
export function forwardTarget(model: Model, cluster: Cluster): LogTarget | null {
  const address = cluster.logs.mode === 'forward' ? aggregatorAddress(model) : null;
  return address === null ? null : { ...address, serverName: aggregatorName(model), ownCa: true };
}

/**
 * The OpenSearch that a cluster writes to. Its certificate, by the fleet's CA, names its Service and the host by which a gateway hands calls through to it;
 * an ingress answers by the certificate of the host itself.
 */
export function storeTarget(model: Model, cluster: Cluster): LogTarget {
  const address = logStoreAddress(model, cluster);
  const byHost = address.host === hostOf(model.hub, 'opensearch') && logStoreByHost(model);
  return {
    ...address,
    serverName: byHost ? address.host : inCluster(services.opensearch, namespaces.logging),
    ownCa: !byHost || model.hub.expose.via !== 'ingress-nginx' || model.tls.issuer === 'private-ca',
  };
}
