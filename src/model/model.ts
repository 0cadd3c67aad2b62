import type { Labels } from '../kube/objects.ts';

/** The fleet completed: every default filled, every reference resolved, nothing optional. Durations are milliseconds, sizes bytes where they are counted and quantities where they are passed on. */
export interface Model {
  readonly name: string;
  readonly profile: 'strict' | 'compat';
  readonly language: 'en' | 'ko';
  readonly delivery:
    | { readonly via: 'argocd'; readonly repo: string; readonly branch: string; readonly path: string }
    | { readonly via: 'apply' };
  readonly secrets:
    | { readonly via: 'external-secrets'; readonly store: string }
    | { readonly via: 'sealed-secrets' | 'sops' | 'existing' };
  readonly objectStores: readonly ObjectStore[];
  readonly metrics: Metrics;
  readonly logs: Logs | null;
  readonly alerts: Alerts;
  readonly tls: Tls;
  readonly volumes: Volumes;
  readonly networkPolicies: 'default-deny' | 'none';
  readonly clusters: readonly Cluster[];
  readonly hub: Cluster;
}

export interface ObjectStore {
  readonly name: string;
  readonly provider: 's3' | 'minio' | 'seaweedfs' | 'rustfs';
  readonly scheme: 'http' | 'https';
  /** `host:port` as an S3 client takes it, without scheme; the port is left out when it is the scheme's own. */
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: string;
  readonly ca: string | null;
  /** Empty text where the store has no bucket for the purpose. */
  readonly buckets: { readonly metrics: string; readonly logs: string; readonly volumes: string };
  /** The cluster that serves it, or `null` when it stands outside the fleet. */
  readonly servedBy: { readonly cluster: string; readonly nodePort: number; readonly volume: string } | null;
}

export interface Metrics {
  readonly objectStore: ObjectStore;
  readonly scrapeInterval: number;
  /** Milliseconds that a block spans which Prometheus and Receive cut: two hours, or a part of them. */
  readonly blockRange: number;
  readonly keep: { readonly raw: number; readonly '5m': number; readonly '1h': number };
  readonly survive: {
    readonly objectStore: number;
    readonly hub: number;
    readonly link: number;
    readonly receivers: number;
    readonly node: number;
    readonly zone: number;
    readonly compactor: number;
  };
  readonly query: {
    readonly replicas: number;
    readonly timeout: number;
    readonly nodePort: { readonly http: number; readonly grpc: number };
  };
  readonly frontend: { readonly replicas: number; readonly split: number; readonly cache: 'in-memory' | 'memcached' };
  readonly store: {
    readonly replicas: number;
    readonly shards: number;
    readonly shardBy: 'hash' | 'time';
    readonly volume: string;
    readonly indexCache: 'in-memory' | 'memcached';
  };
  readonly compactor: { readonly volume: string; readonly deleteDelay: number };
  /** `null` when no cluster writes remotely. */
  readonly receive: Receive | null;
  /** `null` when global rules are left out. */
  readonly ruler: { readonly replicas: number; readonly keepLocal: number } | null;
  readonly bucketWeb: boolean;
}

export interface Receive {
  readonly replicas: number;
  readonly replication: number;
  readonly routers: number;
  readonly keepLocal: number;
  readonly volume: string;
  readonly nodePort: number;
  readonly limits: {
    readonly seriesPerRequest: number;
    readonly samplesPerRequest: number;
    readonly headSeries: number;
  };
}

export interface Logs {
  readonly objectStore: ObjectStore;
  readonly index: string;
  readonly keep: { readonly search: number; readonly archive: number };
  readonly survive: { readonly store: number; readonly link: number; readonly objectStore: number };
  readonly volume: string;
  /** Bytes of log lines that a node writes in a second. */
  readonly rate: number;
  /** Whether the file says that rate; else it is assumed. */
  readonly rateDeclared: boolean;
}

export interface Alerts {
  readonly slack: { readonly secret: string; readonly channel: string } | null;
  readonly deadMan: { readonly secret: string } | null;
}

export interface Tls {
  readonly issuer: 'none' | 'private-ca' | 'acme';
  readonly ca: string;
  readonly email: string | null;
  readonly mutual: boolean;
}

export interface Volumes {
  readonly provider: 'longhorn' | 'existing';
  /** `null`: the default class of each cluster. */
  readonly storageClass: string | null;
  readonly replicas: number;
  readonly backup: { readonly objectStore: ObjectStore; readonly schedule: string; readonly keep: number } | null;
}

export interface Node {
  readonly name: string;
  readonly address: string;
  readonly cpu: number;
  readonly memory: string;
  readonly disk: string;
  /** Which of its sizes the file says; the others are assumed, and no node is blamed for them. */
  readonly declared: { readonly cpu: boolean; readonly memory: boolean; readonly disk: boolean };
  /** `null` where the file names none. */
  readonly zone: string | null;
}

/** What the file says that a cluster brings to be stored; `null` for what it does not say. */
export interface DeclaredLoad {
  readonly pods: number | null;
  readonly series: number | null;
  readonly samplesPerSecond: number | null;
  readonly tenants: Readonly<Record<string, number>>;
}

export type Expose =
  | { readonly via: 'gateway'; readonly domain: string; readonly gatewayClass: string }
  | { readonly via: 'ingress-nginx'; readonly domain: string }
  | { readonly via: 'load-balancer'; readonly addresses: readonly string[] }
  | { readonly via: 'node-port' };

export type ClusterMetrics =
  | {
      readonly mode: 'sidecar';
      readonly replicas: number;
      readonly keepLocal: number;
      readonly keepLocalSize: string | null;
      readonly volume: string;
      readonly storeApiNodePort: number;
    }
  | { readonly mode: 'agent'; readonly replicas: number; readonly volume: string; readonly tenants: readonly string[] }
  | { readonly mode: 'scrape'; readonly credentials: string }
  | { readonly mode: 'none' };

/** What runs Fluent Bit: the Fluent Operator, or a DaemonSet of our own. */
export type Collector = 'operator' | 'daemonset';

export interface Cluster {
  readonly id: string;
  readonly role: 'hub' | 'edge' | 'storage';
  readonly kubernetes: {
    readonly version: string;
    readonly flavor: 'kubeadm' | 'minikube' | 'kind' | 'other';
    readonly context: string;
    readonly api: string;
  };
  readonly nodes: readonly Node[];
  readonly expose: Expose;
  /** Whether Cilium is installed as the network of the cluster. */
  readonly cni: 'cilium' | 'existing';
  /** External labels beside `cluster`. */
  readonly labels: Labels;
  readonly load: DeclaredLoad;
  readonly metrics: ClusterMetrics;
  /** The outages that lose none of its metrics, in milliseconds: those of the fleet unless it has its own. */
  readonly survive: { readonly objectStore: number; readonly hub: number; readonly link: number };
  readonly logs:
    | {
        readonly mode: 'local';
        readonly managers: number;
        readonly data: number;
        readonly dashboards: number;
        /** Pods; 0 in every cluster but the hub. */
        readonly aggregator: number;
        readonly collector: Collector;
        readonly nodePort: { readonly store: number; readonly dashboards: number; readonly aggregator: number };
      }
    | { readonly mode: 'forward'; readonly collector: Collector }
    | { readonly mode: 'none' };
  readonly grafana: boolean;
  readonly alertmanager: boolean;
  /** Whether the Prometheus operator runs here: wherever one of its resources does. */
  readonly operator: boolean;
}
