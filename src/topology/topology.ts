import type { Labels } from '../kube/objects.ts';
import type { Compactor, StoreGateway } from './block-nodes.ts';
import type { Entry, Handshake, TenantRule } from './handshake.ts';
import type { LogNode } from './log-nodes.ts';
import type { MetricNode } from './metric-nodes.ts';
import type { ReadAt } from './node-base.ts';

export type { BlockRule, Compactor, StoreGateway } from './block-nodes.ts';
export { type Resolution, resolutions } from './block-nodes.ts';
export type { LabelSet, ReadAt } from './node-base.ts';

/** Whatever a flow begins at, passes or ends in. */
export type FlowNode = MetricNode | StoreGateway | Compactor | LogNode;

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
  /** Where it breaks at a namespace of which no object was given: other manifests may bring what it names. */
  readonly unseen?: true;
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

/** An address that was not understood: who asks or sends there, and for what. `near`: it may be in the unread part of the asker's own cluster. */
export interface Unclear {
  readonly from: string;
  readonly kind: EdgeKind;
  readonly near?: true;
}

/** The flows of data and questions in a fleet, read from Kubernetes objects alone. */
export interface Topology {
  readonly nodes: ReadonlyMap<string, FlowNode>;
  readonly edges: readonly FlowEdge[];
  /** The network calls of these edges, as far as their addresses were understood; scrapes of monitors are not among them. */
  readonly calls: readonly NetworkCall[];
  /** Both ends of the calls of these edges, where it is known how the caller begins. */
  readonly handshakes: readonly Handshake[];
  /** The ways by which others than the fleet's own engines reach its queriers, StoreAPIs and Receives. */
  readonly entries: readonly Entry[];
  /** How queriers and Receives tell tenants apart, by their node. */
  readonly tenancy: ReadonlyMap<string, TenantRule>;
  /** What was seen and not understood, as `cluster: Kind namespace/name: reason`; never a fault by itself. */
  readonly notUnderstood: readonly string[];
  /** The addresses among them: who asks or sends there, and for what. What stands behind one may be any node. */
  readonly unclear: readonly Unclear[];
  /** Clusters of which some parts that may hold engines were not read: what seems to be missing may be there. Left out is none. */
  readonly partial?: ReadonlySet<string>;
}

/** The nodes of one kind, in the order in which they were read. */
export function nodesOf<K extends FlowNode['kind']>(
  topology: Topology,
  kind: K,
): readonly Extract<FlowNode, { kind: K }>[] {
  return [...topology.nodes.values()].filter((n): n is Extract<FlowNode, { kind: K }> => n.kind === kind);
}
