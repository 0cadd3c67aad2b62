import { type PoolService, poolIndex } from '../fleet/pool.ts';
import { nthAddress } from '../kube/ipv4-range.ts';
import type { Cluster, Model } from './model.ts';

/** The one book of names, ports and hosts that two components must agree on. */
export const namespaces = {
  monitoring: 'monitoring',
  logging: 'logging',
  objectStore: 'object-store',
  opensearchOperator: 'opensearch-operator',
  certManager: 'cert-manager',
  longhorn: 'longhorn-system',
  ingress: 'ingress-nginx',
  argocd: 'argocd',
  externalSecrets: 'external-secrets',
  sealedSecrets: 'sealed-secrets',
} as const;

/** The DNS domain of every cluster: Kubernetes' default. A name under it means something in its own cluster only. */
const clusterDomain = 'cluster.local';

/**
 * Services by which components find each other, in the namespace `monitoring`; those of logs in `logging`. Thanos Query and its frontend answer on 9090 as
 * kube-thanos has it; the other ports are Thanos' own defaults (thanos@v0.42.4 docs/components).
 */
export const services = {
  query: { name: 'thanos-query', http: 9090, grpc: 10901 },
  queryFrontend: { name: 'thanos-query-frontend', http: 9090 },
  store: { name: 'thanos-store', http: 10902, grpc: 10901 },
  compactor: { name: 'thanos-compactor', http: 10902 },
  ruler: { name: 'thanos-ruler', http: 10902, grpc: 10901 },
  receiveRouter: { name: 'thanos-receive-router', http: 10902, grpc: 10901, remoteWrite: 19291 },
  receiveIngester: { name: 'thanos-receive-ingester', http: 10902, grpc: 10901, remoteWrite: 19291 },
  bucketWeb: { name: 'thanos-bucket-web', http: 8080 },
  sidecar: { name: 'thanos-sidecar', http: 10902, grpc: 10901 },
  prometheus: { name: 'prometheus', http: 9090 },
  alertmanager: { name: 'alertmanager', http: 9093 },
  memcachedIndex: { name: 'memcached-index', client: 11211 },
  memcachedFrontend: { name: 'memcached-frontend', client: 11211 },
  grafana: { name: 'kube-prometheus-stack-grafana', http: 80 },
  seaweedfs: { name: 'seaweedfs-s3', s3: 8333 },
  minio: { name: 'minio-s3', s3: 9000 },
  rustfs: { name: 'rustfs-s3', s3: 9000 },
  opensearch: { name: 'opensearch', https: 9200, transport: 9300 },
  dashboards: { name: 'opensearch-dashboards', http: 5601 },
  fluentBit: { name: 'fluent-bit', http: 2020 },
  aggregator: { name: 'fluent-bit-aggregator', http: 2020, forward: 24224 },
} as const;

/** Names of the operator's resources: `Prometheus main` and so on. */
export const resources = {
  prometheus: 'main',
  scraper: 'edges',
  alertmanager: 'main',
  ruler: 'global',
  agent: 'agent',
} as const;

/** Labels that tell the members of one replicated producer apart, and are deduplicated by Query. The first and third are the operator's own. */
export const replicaLabels = {
  prometheus: 'prometheus_replica',
  receive: 'receive_replica',
  ruler: 'thanos_ruler_replica',
} as const;

/** External label that tells clusters apart. */
export const clusterLabel = 'cluster';

/** The tenant header of Thanos Receive (thanos@v0.42.4 --receive.tenant-header). */
export const tenantHeader = 'THANOS-TENANT';

/** Keys inside the Secrets that the fleet file names. */
export const secretKeys = {
  accessKey: 'access-key',
  secretKey: 'secret-key',
  ca: 'ca.crt',
  token: 'token',
  url: 'url',
} as const;

/** ConfigMap and file of the object store's configuration, without keys. */
export const objectStoreConfig = {
  name: 'thanos-objectstore',
  key: 'objstore.yaml',
  directory: '/etc/thanos/objectstore',
} as const;

/** The DNS name of a Service inside its own cluster. */
export function inCluster(service: { readonly name: string }, namespace: string = namespaces.monitoring): string {
  return `${service.name}.${namespace}.svc.${clusterDomain}`;
}

/** What is reached from outside the cluster it runs in: all of it can take an address of a pool. */
export type Exposed = PoolService;

const hostPrefix: Readonly<Record<Exposed, string>> = {
  'query-frontend': 'thanos',
  receive: 'receive',
  grafana: 'grafana',
  sidecar: 'thanos-sidecar',
  'bucket-web': 'bucket',
  opensearch: 'opensearch',
  dashboards: 'logs',
  aggregator: 'aggregator',
};

/** The host of an exposed service: `<service>.<domain>`; `null` where the cluster has no host names, and for the aggregator, whose protocol has none. */
export function hostOf(cluster: Cluster, what: Exposed): string | null {
  if (what === 'aggregator') return null;
  return cluster.expose.via === 'gateway' || cluster.expose.via === 'ingress-nginx'
    ? `${hostPrefix[what]}.${cluster.expose.domain}`
    : null;
}

/** The load-balancer address of an exposed service; `null` where the cluster has no pool or the service takes no address of it. */
export function poolAddress(cluster: Cluster, what: Exposed, replica = 0): string | null {
  if (cluster.expose.via !== 'load-balancer') return null;
  const sidecars = cluster.metrics.mode === 'sidecar' ? cluster.metrics.replicas : 0;
  const index = poolIndex(cluster.role === 'hub', sidecars, what, replica);
  return index < 0 ? null : nthAddress(cluster.expose.addresses, index);
}

/** The address of a cluster's node ports: its first node's. One address only, so that nothing is asked twice. */
export function nodeAddress(cluster: Cluster): string {
  return cluster.nodes[0]?.address ?? '';
}

/** Whether hosts of the fleet answer by HTTPS. */
export function hostScheme(model: Model): 'http' | 'https' {
  return model.tls.issuer === 'none' ? 'http' : 'https';
}

/** The gRPC address at which the hub reaches one sidecar replica of an edge. */
export interface StoreApiAddress {
  readonly address: string;
  readonly tls: boolean;
}

/**
 * How the hub reaches each sidecar replica of an edge cluster, one address each: gRPC goes by host name only where the host has TLS
 * (HTTP/2 needs it on a shared port), by the load-balancer pool, and otherwise by node port.
 */
export function storeApiAddresses(model: Model, cluster: Cluster): readonly StoreApiAddress[] {
  const { metrics } = cluster;
  if (metrics.mode !== 'sidecar') return [];
  return Array.from({ length: metrics.replicas }, (_, replica) => {
    if (storeApiByHost(model, cluster)) return { address: `${sidecarHost(cluster, replica)}:443`, tls: true };
    const pool = poolAddress(cluster, 'sidecar', replica);
    if (pool !== null) return { address: `${pool}:${services.sidecar.grpc}`, tls: model.tls.mutual };
    return { address: `${nodeAddress(cluster)}:${metrics.storeApiNodePort + replica}`, tls: model.tls.mutual };
  });
}

/** Whether the StoreAPI of a cluster is reached through its gateway by host name; what ends TLS there would hide who calls. */
export function storeApiByHost(model: Model, cluster: Cluster): boolean {
  return cluster.expose.via === 'gateway' && hostScheme(model) === 'https' && !model.tls.mutual;
}

/** Host of one sidecar replica behind the gateway: `thanos-sidecar.<domain>`, `thanos-sidecar-1.<domain>`. */
export function sidecarHost(cluster: Cluster, replica: number): string {
  const host = hostOf(cluster, 'sidecar') ?? '';
  return replica === 0 ? host : host.replace(hostPrefix.sidecar, `${hostPrefix.sidecar}-${replica}`);
}

/** The URL of the hub's query frontend as seen from a cluster. */
export function queryUrl(model: Model, from: Cluster): string {
  const { hub } = model;
  return from.id === hub.id
    ? `http://${inCluster(services.queryFrontend)}:${services.queryFrontend.http}`
    : outerQueryUrl(model);
}

/** The same as seen from outside the hub: what people open. */
export function outerQueryUrl(model: Model): string {
  const { hub } = model;
  const host = hostOf(hub, 'query-frontend');
  if (host !== null) return `${hostScheme(model)}://${host}`;
  const pool = poolAddress(hub, 'query-frontend');
  if (pool !== null) return `http://${pool}:${services.queryFrontend.http}`;
  return `http://${nodeAddress(hub)}:${model.metrics.query.nodePort.http}`;
}

/** The remote-write URL of the hub's receive routers as seen from a cluster. With mutual proof every agent calls by TLS, and none by host. */
export function receiveUrl(model: Model, from: Cluster): string {
  const { hub } = model;
  const path = '/api/v1/receive';
  const scheme = model.tls.mutual ? 'https' : 'http';
  if (from.id === hub.id)
    return `${scheme}://${inCluster(services.receiveRouter)}:${services.receiveRouter.remoteWrite}${path}`;
  const host = model.tls.mutual ? null : hostOf(hub, 'receive');
  if (host !== null) return `${hostScheme(model)}://${host}${path}`;
  const pool = poolAddress(hub, 'receive');
  if (pool !== null) return `${scheme}://${pool}:${services.receiveRouter.remoteWrite}${path}`;
  return `${scheme}://${nodeAddress(hub)}:${model.metrics.receive?.nodePort ?? 0}${path}`;
}
