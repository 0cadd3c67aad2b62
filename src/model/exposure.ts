import { type Exposed, hostOf, hostScheme, namespaces, sidecarHost, storeApiByHost } from './addresses.ts';
import { aggregatorAddress, logStoreByHost } from './logs/addresses.ts';
import type { Cluster, Model } from './model.ts';

/** The shared Gateway of a cluster, in the namespace `monitoring`, and the Secret in which cert-manager keeps its certificate. */
export const gateway = { name: 'namsan', http: 80, https: 443, tlsSecret: 'namsan-gateway-tls' } as const;

/** The cert-manager ClusterIssuer that signs exposed hosts, by the fleet's `tls.issuer`. */
export const issuers = { 'private-ca': 'fleet-ca', acme: 'acme' } as const;

/** A host behind the gateway or ingress of a cluster, and the name of its listener. */
export interface ExposedHost {
  readonly what: Exposed;
  readonly host: string;
  readonly listener: string;
}

/** What a cluster offers to callers outside it. */
export function exposedIn(model: Model, cluster: Cluster): readonly Exposed[] {
  const isHub = cluster.id === model.hub.id;
  const out: Exposed[] = [];
  if (isHub) out.push('query-frontend');
  if (isHub && model.metrics.receive !== null) out.push('receive');
  if (cluster.grafana) out.push('grafana');
  if (isHub && model.metrics.bucketWeb) out.push('bucket-web');
  if (isHub && forwarded(model)) out.push(aggregatorAddress(model) === null ? 'opensearch' : 'aggregator');
  if (cluster.logs.mode === 'local' && cluster.logs.dashboards > 0) out.push('dashboards');
  if (!isHub && cluster.metrics.mode === 'sidecar') out.push('sidecar');
  return out;
}

function forwarded({ clusters }: Model): boolean {
  return clusters.some((cluster) => cluster.logs.mode === 'forward');
}

/** The namespace of what is exposed. */
export function exposedNamespace(what: Exposed): string {
  return what === 'opensearch' || what === 'dashboards' || what === 'aggregator'
    ? namespaces.logging
    : namespaces.monitoring;
}

/** Every host name that a cluster answers to, in the order of `exposedIn`; empty where it has none. */
export function exposedHosts(model: Model, cluster: Cluster): readonly ExposedHost[] {
  return exposedIn(model, cluster).flatMap((what) => {
    if (hostOf(cluster, what) === null) return [];
    if (what === 'opensearch' && !logStoreByHost(model)) return [];
    if (what === 'receive' && model.tls.mutual) return [];
    if (what !== 'sidecar') return [exposedHost(model, cluster, what, 0)];
    const replicas = cluster.metrics.mode === 'sidecar' ? cluster.metrics.replicas : 0;
    if (!storeApiByHost(model, cluster)) return [];
    return Array.from({ length: replicas }, (_, replica) => exposedHost(model, cluster, what, replica));
  });
}

/** The host of one exposed service, and the listener of the gateway that takes its calls: the one for plain HTTP, or its own with TLS. */
export function exposedHost(model: Model, cluster: Cluster, what: Exposed, replica: number): ExposedHost {
  const host = what === 'sidecar' ? sidecarHost(cluster, replica) : (hostOf(cluster, what) ?? '');
  const own = what === 'sidecar' ? `${what}-${replica}` : what;
  return { what, host, listener: hostScheme(model) === 'https' ? `https-${own}` : 'http' };
}
