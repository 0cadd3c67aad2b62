import type { Labels } from '../kube/objects.ts';
import type { Compactor, StoreGateway } from './block-nodes.ts';
import type { LogNode } from './log-nodes.ts';
import type { LabelSet, NodeBase, ReadAt } from './node-base.ts';

export type { BlockRule, Compactor, StoreGateway } from './block-nodes.ts';
export type { LabelSet, ReadAt } from './node-base.ts';

/** Resolutions of Thanos blocks: as scraped, one point per five minutes, one per hour (thanos@v0.42.4 pkg/compact/downsample). */
export type Resolution = 'raw' | '5m' | '1h';
export const resolutions: readonly Resolution[] = ['raw', '5m', '1h'];

/** A Prometheus server with a TSDB of its own. `sidecar` is the id of the sidecar in the same pod, or `null`. */
export interface Scraper extends NodeBase {
  readonly kind: 'scraper';
  /** `Infinity` where only a size limits it. */
  readonly retentionMs: number;
  /** Whether a size limit may cut the retention short. */
  readonly sizeLimited: boolean;
  /** Whether samples may arrive late: then its newest block may end up to a block range after now. */
  readonly outOfOrder: boolean;
  readonly persistent: boolean;
  readonly externalLabels: LabelSet;
  /** Label whose value is the pod name, so that replicas differ; `null` when it is cleared. */
  readonly replicaLabel: string | null;
  readonly sidecar: string | null;
}

/** A Prometheus Agent: keeps only its write-ahead log and writes remotely. */
export interface Agent extends NodeBase {
  readonly kind: 'agent';
  readonly externalLabels: LabelSet;
  readonly replicaLabel: string | null;
  readonly persistent: boolean;
  readonly tenant: string | null;
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
  readonly tenantLabel: string;
}

export interface Ingester extends NodeBase {
  readonly kind: 'ingester';
  /** `Infinity` where nothing is deleted. */
  readonly retentionMs: number;
  /** Whether samples may arrive late: then its newest block may end up to a block range after now. */
  readonly outOfOrder: boolean;
  readonly persistent: boolean;
  /** Labels by `--label`; the one whose value is the pod name is `replicaLabel` and is left out here. */
  readonly externalLabels: LabelSet;
  readonly replicaLabel: string | null;
  readonly uploads: boolean;
  readonly tenantLabel: string;
}

export interface Ruler extends NodeBase {
  readonly kind: 'ruler';
  /** 0 for a ruler without a TSDB, which writes its results remotely. */
  readonly retentionMs: number;
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

/** A Grafana data source of the Prometheus type. */
export interface DataSource extends NodeBase {
  readonly kind: 'data-source';
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

export type FlowNode =
  | Scraper
  | Agent
  | Sidecar
  | ReceiveRouter
  | Ingester
  | StoreGateway
  | Compactor
  | Ruler
  | Querier
  | QueryFrontend
  | DataSource
  | Alertmanager
  | Bucket
  | ObjectStoreServer
  | Targets
  | BucketWeb
  | External
  | LogNode;

export type EdgeKind =
  | 'scrapes'
  | 'remote-writes'
  | 'forwards'
  | 'uploads'
  | 'reads-bucket'
  | 'deletes-in'
  | 'queries'
  | 'sends-alerts'
  | 'served-by'
  | 'ships-logs'
  | 'indexes'
  | 'snapshots'
  | 'reads-logs';

/** Which pods of the node at its end an edge reaches: every one, one that a balancer picks, or the one of this ordinal. */
export type Pods = 'each' | 'any' | number;

/**
 * `from` is the side whose configuration holds the address: the asker, the scraper, the writer, the store gateway (to its bucket), the
 * bucket (to the server behind its endpoint), the log store (to its indices and its repositories), the repository (to its bucket). `to` is `null` where the address leads nowhere; then `broken` says at which hop. An address
 * that leads to what is not understood makes no edge, only a line in `notUnderstood`.
 */
export interface FlowEdge {
  readonly kind: EdgeKind;
  readonly from: string;
  readonly to: string | null;
  readonly address: string;
  /** The way of the address, hop by hop: host, node port, Service; last the pods that answer, the same text for the same pods. */
  readonly via: readonly string[];
  readonly pods: Pods;
  readonly broken: string | null;
  readonly readAt: ReadAt;
}

/** Pods of one workload as the network sees them. */
export interface PodsAt {
  readonly cluster: string;
  readonly namespace: string;
  /** The object that they were read from; `null` for pods that are in no object, such as those of a chart. */
  readonly object: string | null;
  readonly labels: Labels;
  readonly hostNetwork: boolean;
}

/** A call between pods, or from pods out of the fleet (`to: null`), as a network policy must let it pass. */
export interface NetworkCall {
  readonly kind: EdgeKind;
  readonly from: PodsAt;
  readonly to: PodsAt | null;
  /** Whether the callee sees the caller's pod, because no node, balancer or gateway is between. */
  readonly direct: boolean;
  /** Port of the address, and port of the pods behind it. */
  readonly dialled: number | null;
  readonly port: number | null;
}

/** The flows of data and questions in a fleet, read from Kubernetes objects alone. */
export interface Topology {
  readonly nodes: ReadonlyMap<string, FlowNode>;
  readonly edges: readonly FlowEdge[];
  /** The network calls of these edges, as far as their addresses were understood; scrapes of monitors are not among them. */
  readonly calls: readonly NetworkCall[];
  /** What was seen and not understood, as `cluster: Kind namespace/name: reason`; never a fault by itself. */
  readonly notUnderstood: readonly string[];
  /** The addresses among them: who asks or sends there, and for what. What stands behind one may be any node. */
  readonly unclear: readonly { readonly from: string; readonly kind: EdgeKind }[];
}

/** The nodes of one kind, in the order in which they were read. */
export function nodesOf<K extends FlowNode['kind']>(
  topology: Topology,
  kind: K,
): readonly Extract<FlowNode, { kind: K }>[] {
  return [...topology.nodes.values()].filter((n): n is Extract<FlowNode, { kind: K }> => n.kind === kind);
}
