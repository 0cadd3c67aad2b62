import type { Fleet, FleetCluster } from '../fleet/schema/fleet-schema.ts';
import { parseDuration } from '../kube/duration.ts';
import { parseQuantity } from '../kube/quantity.ts';
import { type CompleteFleet, complete } from './complete.ts';
import type {
  Alerts,
  Cluster,
  ClusterMetrics,
  DeclaredLoad,
  Expose,
  Logs,
  Metrics,
  Model,
  ObjectStore,
  Tls,
  Volumes,
} from './model.ts';

/**
 * The model of a fleet whose file had no errors. References hold because the fleet rules have seen them; one that does not is our fault and throws.
 */
export function resolve(fleet: Fleet): Model {
  const full = complete(fleet);
  const survive = surviveOf(full.metrics.survive);
  const clusters = full.clusters.map((cluster, i) => clusterOf(cluster, fleet.clusters[i]?.nodes ?? [], survive));
  const hub = need(
    clusters.find((c) => c.role === 'hub'),
    'a hub',
  );
  const objectStores = Object.entries(full.objectStores).map(([name, store]) => objectStoreOf(name, store, clusters));
  const storeNamed = (name: string): ObjectStore =>
    need(
      objectStores.find((s) => s.name === name),
      `the object store ${name}`,
    );
  return {
    name: full.name,
    profile: full.profile,
    language: full.language,
    delivery:
      full.delivery.via === 'argocd'
        ? { via: 'argocd', repo: full.delivery.repo ?? '', branch: full.delivery.branch, path: full.delivery.path }
        : { via: 'apply' },
    secrets:
      full.secrets.via === 'external-secrets'
        ? { via: 'external-secrets', store: full.secrets.store ?? '' }
        : { via: full.secrets.via },
    objectStores,
    metrics: { ...metricsOf(full, clusters, storeNamed), survive },
    logs: logsOf(full, fleet, storeNamed),
    alerts: alertsOf(full),
    tls: tlsOf(full),
    volumes: volumesOf(full, storeNamed),
    networkPolicies: full.networkPolicies,
    clusters,
    hub,
  };
}

function metricsOf(
  full: CompleteFleet,
  clusters: readonly Cluster[],
  storeNamed: (name: string) => ObjectStore,
): Omit<Metrics, 'survive'> {
  const m = full.metrics;
  const { limits, keepLocal, ...receive } = m.receive;
  return {
    objectStore: storeNamed(m.objectStore),
    scrapeInterval: ms(m.scrapeInterval),
    blockRange: ms(m.blockRange),
    keep: { raw: ms(m.keep.raw), '5m': ms(m.keep['5m']), '1h': ms(m.keep['1h']) },
    query: { replicas: m.query.replicas, timeout: ms(m.query.timeout), nodePort: m.query.nodePort },
    frontend: { replicas: m.query.frontend.replicas, split: ms(m.query.frontend.split), cache: m.query.frontend.cache },
    store: m.store,
    compactor: { volume: m.compactor.volume, deleteDelay: ms(m.compactor.deleteDelay) },
    receive: clusters.some((c) => c.metrics.mode === 'agent') ? { ...receive, keepLocal: ms(keepLocal), limits } : null,
    ruler: m.ruler.replicas === 0 ? null : { replicas: m.ruler.replicas, keepLocal: ms(m.ruler.keepLocal) },
    bucketWeb: m.bucketWeb,
  };
}

function surviveOf(survive: CompleteFleet['metrics']['survive']): Metrics['survive'] {
  const { objectStore, hub, link, compactor, ...counts } = survive;
  return { ...counts, objectStore: ms(objectStore), hub: ms(hub), link: ms(link), compactor: ms(compactor) };
}

function logsOf(full: CompleteFleet, fleet: Fleet, storeNamed: (name: string) => ObjectStore): Logs | null {
  const logs = full.logs;
  if (logs === undefined) return null;
  return {
    objectStore: storeNamed(logs.objectStore),
    index: logs.index,
    keep: { search: ms(logs.keep.search), archive: ms(logs.keep.archive) },
    survive: { store: ms(logs.survive.store), link: ms(logs.survive.link), objectStore: ms(logs.survive.objectStore) },
    volume: logs.volume,
    rate: need(parseQuantity(logs.rate), `the rate ${logs.rate}`),
    rateDeclared: fleet.logs?.rate !== undefined,
  };
}

function alertsOf({ alerts }: CompleteFleet): Alerts {
  return {
    slack:
      alerts.slack === undefined
        ? null
        : {
            secret: alerts.slack.secret,
            channel: alerts.slackChannel.startsWith('#') ? alerts.slackChannel : `#${alerts.slackChannel}`,
          },
    deadMan: alerts.deadMan ?? null,
  };
}

function tlsOf({ tls }: CompleteFleet): Tls {
  return { issuer: tls.issuer, ca: tls.ca.secret, email: tls.email ?? null, mutual: tls.mutual };
}

function volumesOf({ volumes }: CompleteFleet, storeNamed: (name: string) => ObjectStore): Volumes {
  const { backup } = volumes;
  return {
    provider: volumes.provider,
    storageClass: volumes.storageClass ?? null,
    replicas: volumes.replicas,
    backup:
      backup === undefined
        ? null
        : { objectStore: storeNamed(backup.objectStore), schedule: backup.schedule, keep: backup.keep },
  };
}

function objectStoreOf(
  name: string,
  store: CompleteFleet['objectStores'][string],
  clusters: readonly Cluster[],
): ObjectStore {
  const server = clusters.find((c) => c.id === store.cluster);
  const url =
    server === undefined
      ? new URL(store.endpoint ?? '')
      : new URL(`http://${server.nodes[0]?.address ?? ''}:${store.nodePort}`);
  return {
    name,
    provider: store.provider,
    scheme: url.protocol === 'https:' ? 'https' : 'http',
    endpoint: url.host,
    region: store.region,
    credentials: store.credentials.secret,
    ca: store.ca?.secret ?? null,
    buckets: {
      metrics: store.buckets.metrics ?? '',
      logs: store.buckets.logs ?? '',
      volumes: store.buckets.volumes ?? '',
    },
    servedBy: server === undefined ? null : { cluster: server.id, nodePort: store.nodePort, volume: store.volume },
  };
}

function clusterOf(
  cluster: CompleteFleet['clusters'][number],
  nodes: FleetCluster['nodes'],
  fleetWide: Metrics['survive'],
): Cluster {
  const metrics = clusterMetricsOf(cluster.metrics);
  const alertmanager = cluster.alertmanager === 'local';
  const own = (outage: 'objectStore' | 'hub' | 'link'): number => {
    const text = cluster.metrics.survive[outage];
    return text === undefined ? fleetWide[outage] : ms(text);
  };
  return {
    id: cluster.id,
    role: cluster.role,
    kubernetes: {
      version: cluster.kubernetes.version,
      flavor: cluster.kubernetes.flavor,
      context: cluster.kubernetes.context ?? '',
      api: cluster.kubernetes.api ?? '',
    },
    nodes: cluster.nodes.map((node, i) => ({ ...node, declared: sizesOf(nodes[i]), zone: node.zone ?? null })),
    expose: exposeOf(cluster.expose, cluster.domain ?? ''),
    cni: cluster.cni,
    labels: cluster.labels,
    load: loadOf(cluster.load),
    metrics,
    survive: {
      objectStore: own('objectStore'),
      hub: own('hub'),
      link: own('link'),
    },
    logs: clusterLogsOf(cluster),
    grafana: cluster.grafana === 'local',
    alertmanager,
    operator: cluster.role === 'hub' || alertmanager || metrics.mode === 'sidecar' || metrics.mode === 'agent',
  };
}

function sizesOf(node: FleetCluster['nodes'][number] | undefined): Cluster['nodes'][number]['declared'] {
  return { cpu: node?.cpu !== undefined, memory: node?.memory !== undefined, disk: node?.disk !== undefined };
}

function loadOf(load: FleetCluster['load']): DeclaredLoad {
  const { pods = null, series = null, samplesPerSecond = null, tenants = {} } = load ?? {};
  return { pods, series, samplesPerSecond, tenants };
}

function clusterMetricsOf(metrics: CompleteFleet['clusters'][number]['metrics']): ClusterMetrics {
  const { mode, replicas, volume } = metrics;
  if (mode === 'sidecar')
    return {
      mode,
      replicas,
      volume,
      keepLocal: ms(metrics.keepLocal),
      keepLocalSize: metrics.keepLocalSize ?? null,
      storeApiNodePort: metrics.storeApi.nodePort,
    };
  if (mode === 'agent') return { mode, replicas, volume, tenants: metrics.tenants };
  if (mode === 'scrape') return { mode, credentials: metrics.credentials?.secret ?? '' };
  return { mode: 'none' };
}

/** Lines are forwarded to the hub alone: an aggregator elsewhere, of which `fleet/log-store` warns, is none. */
function clusterLogsOf({ role, logs }: CompleteFleet['clusters'][number]): Cluster['logs'] {
  const { mode, store, collector, nodePort } = logs;
  const aggregator = role === 'hub' ? logs.aggregator : 0;
  if (mode === 'local') return { mode, ...store, aggregator, collector, nodePort };
  return mode === 'forward' ? { mode, collector } : { mode };
}

function exposeOf(expose: CompleteFleet['clusters'][number]['expose'], domain: string): Expose {
  if (expose.via === 'gateway') return { via: 'gateway', domain, gatewayClass: expose.gatewayClass };
  if (expose.via === 'ingress-nginx') return { via: 'ingress-nginx', domain };
  if (expose.via === 'load-balancer') return { via: 'load-balancer', addresses: expose.addresses ?? [] };
  return { via: 'node-port' };
}

function ms(text: string): number {
  return need(parseDuration(text), `the duration ${text}`);
}

function need<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`The fleet rules let pass a fleet without ${what}`);
  return value;
}
