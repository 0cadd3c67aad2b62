import type { LabelSet, NodeBase, Spread } from './node-base.ts';

/** A Prometheus server with a TSDB of its own. `sidecar` is the id of the sidecar in the same pod, or `null`. */
export interface Scraper extends NodeBase {
  readonly kind: 'scraper';
  /** `Infinity` where only a size limits it. */
  readonly retentionMs: number;
  /** Whether a size limit may cut the retention short. */
  readonly sizeLimited: boolean;
  /** Whether samples may arrive late: then its newest block may end up to a block range after now. */
  readonly outOfOrder: boolean;
  /** The length of the blocks that it cuts from its head, in milliseconds. */
  readonly blockRangeMs: number;
  readonly persistent: boolean;
  readonly externalLabels: LabelSet;
  /** Label whose value is the pod name, so that replicas differ; `null` when it is cleared. */
  readonly replicaLabel: string | null;
  readonly sidecar: string | null;
  readonly sampleAgeLimits: SampleAgeLimits;
  readonly spread: Spread;
  /** Where its configuration is in no object: labels, targets and remote writes are not known then. */
  readonly unread?: true;
}

/** Milliseconds after which a sample that waits is no longer sent, by the field of the remote write that says so. */
export type SampleAgeLimits = Readonly<Record<string, number>>;

/** A Prometheus Agent: keeps only its write-ahead log and writes remotely. */
export interface Agent extends NodeBase {
  readonly kind: 'agent';
  readonly externalLabels: LabelSet;
  readonly replicaLabel: string | null;
  readonly persistent: boolean;
  readonly tenant: string | null;
  /** How often its write-ahead log is truncated, sent or not, in milliseconds. */
  readonly walTruncationMs: number;
  readonly sampleAgeLimits: SampleAgeLimits;
  readonly spread: Spread;
  /** Where its configuration is in no object: labels and remote writes are not known then. */
  readonly unread?: true;
}

export interface Sidecar extends NodeBase {
  readonly kind: 'sidecar';
  readonly scraper: string;
  /** Oldest age it answers for, from `--min-time`; `null` without a bound. */
  readonly oldestMs: number | null;
  readonly uploads: boolean;
}

export interface ReceiveRouter extends NodeBase {
  readonly kind: 'receive-router';
  readonly replication: number;
  readonly hashrings: readonly {
    readonly name: string;
    readonly tenants: readonly string[];
    readonly algorithm: string;
    readonly endpoints: readonly string[];
  }[];
  readonly defaultTenant: string;
  /** Where its hashrings are in no object: where it sends what it takes is not known then. */
  readonly unread?: true;
  readonly tenantLabel: string;
}

export interface Ingester extends NodeBase {
  readonly kind: 'ingester';
  /** `Infinity` where nothing is deleted. */
  readonly retentionMs: number;
  /** Whether samples may arrive late: then its newest block may end up to a block range after now. */
  readonly outOfOrder: boolean;
  /** The length of the blocks that it cuts from its head, in milliseconds. */
  readonly blockRangeMs: number;
  readonly persistent: boolean;
  /** Labels by `--label`; the one whose value is the pod name is `replicaLabel` and is left out here. */
  readonly externalLabels: LabelSet;
  readonly replicaLabel: string | null;
  readonly uploads: boolean;
  readonly tenantLabel: string;
  /** How late a sample may come behind the newest of its tenant, in milliseconds; 0 where no time is set. */
  readonly lateMs: number;
  readonly spread: Spread;
}

export interface Ruler extends NodeBase {
  readonly kind: 'ruler';
  /** 0 for a ruler without a TSDB, which writes its results remotely. */
  readonly retentionMs: number;
  /** The length of the blocks that it cuts from its head, in milliseconds. */
  readonly blockRangeMs: number;
  readonly externalLabels: LabelSet;
  readonly replicaLabel: string | null;
  readonly uploads: boolean;
}

export interface Querier extends NodeBase {
  readonly kind: 'querier';
  readonly replicaLabels: readonly string[];
}

export interface QueryFrontend extends NodeBase {
  readonly kind: 'query-frontend';
}

/** A Grafana data source, and of what kind the engine is that it asks. */
export interface DataSource extends NodeBase {
  readonly kind: 'data-source';
  readonly asks: 'prometheus' | 'alertmanager';
  readonly url: string;
  readonly isDefault: boolean;
}

export interface Alertmanager extends NodeBase {
  readonly kind: 'alertmanager';
}

/**
 * A bucket of an object store, named by endpoint and bucket; two addresses of one server in the fleet are one bucket. `cluster` is the
 * one that serves it, or empty. A bucket whose configuration lies in a Secret that cannot be read is named by the Secret.
 */
export interface Bucket extends NodeBase {
  readonly kind: 'bucket';
  readonly endpoint: string;
  readonly bucket: string;
  readonly prefix: string;
  /** The Secret that its configuration lies in, where that cannot be read: it may be any bucket. */
  readonly secret?: string;
  /** Whether it may be the bucket of the same name that a cluster serves. */
  readonly unsure?: true;
}

/** An object store server that runs in a cluster of the fleet. */
export interface ObjectStoreServer extends NodeBase {
  readonly kind: 'object-store-server';
}

/** What is scraped: a ScrapeConfig, a ServiceMonitor or a PodMonitor, with the labels that its targets get. */
export interface Targets extends NodeBase {
  readonly kind: 'targets';
  /** Constant labels that relabelling gives every target. */
  readonly labels: LabelSet;
  /** The clusters that the targets are in, as far as their addresses tell. */
  readonly clusters: readonly string[];
}

/** The page that shows what is in a bucket. */
export interface BucketWeb extends NodeBase {
  readonly kind: 'bucket-web';
}

/** What answers at an address that no cluster of the fleet serves. `cluster` is empty; `name` is host and port. */
export interface External extends NodeBase {
  readonly kind: 'external';
}

/** Whatever takes part in flows of metrics, but for those that work on blocks. */
export type MetricNode =
  | Scraper
  | Agent
  | Sidecar
  | ReceiveRouter
  | Ingester
  | Ruler
  | Querier
  | QueryFrontend
  | DataSource
  | Alertmanager
  | Bucket
  | ObjectStoreServer
  | Targets
  | BucketWeb
  | External;
