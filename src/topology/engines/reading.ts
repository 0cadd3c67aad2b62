import type { ClientTls, ServerTls, TenantRule } from '../handshake.ts';
import type { ClusterIndex } from '../objects/cluster-index.ts';
import type { Yaml } from '../objects/embedded-yaml.ts';
import type { Content } from '../objects/files.ts';
import { type Container, readAt, type Workload } from '../objects/workload.ts';
import type { EdgeKind, FlowEdge, FlowNode, ReadAt } from '../topology.ts';
import type { Flags } from './flags.ts';

/** What an engine says on a port, and so what an address that leads to it may want. */
export type Protocol =
  | 'grpc'
  | 'prometheus'
  | 'remote-write'
  | 'alertmanager'
  | 'opensearch'
  | 'fluent-forward'
  | 'http';

/** A port on which a node answers. `local`: to its own pod only. */
export interface Listener {
  readonly port: number;
  readonly protocol: Protocol;
  readonly node: string;
  readonly local: boolean;
  /** How it answers; left out or `null` where that is not known. */
  readonly tls?: ServerTls | null;
}

/** An address in an engine's configuration, to be followed. */
export interface Ask {
  readonly kind: EdgeKind;
  readonly from: string;
  readonly address: string;
  readonly wants: Protocol;
  readonly readAt: ReadAt;
  /** Where the engine asks Kubernetes for the endpoints of a Service instead of DNS for the address. */
  readonly endpoints?: ServiceEndpoints;
  /** Whether the engine takes all that the address gives for one, and asks any of them. */
  readonly group?: boolean;
  /** How the engine begins; left out or `null` where that is not known. */
  readonly tls?: ClientTls | null;
}

/** Endpoints that an engine discovers through the API server: every pod behind a port, by its name or by the number that the pods listen on. */
export interface ServiceEndpoints {
  readonly namespace: string;
  readonly service: string;
  readonly port: number | string;
}

/** An object store in an engine's configuration; without `content` its flags were not understood. */
export interface StoreUse {
  readonly kind: 'uploads' | 'reads-bucket' | 'deletes-in' | 'snapshots';
  readonly from: string;
  readonly content: Content;
  readonly readAt: ReadAt;
}

/** An OpenSearch as its repositories and definitions need it. */
export interface LogStoreFacts {
  readonly id: string;
  readonly workload: Workload;
  /** The name by which definitions mean it. */
  readonly name: string;
  /** Settings of `opensearch.yml`, by their dotted names. */
  readonly settings: ReadonlyMap<string, string>;
}

/** What one engine adds to the flows. */
export interface Part {
  readonly nodes: readonly FlowNode[];
  readonly listeners?: readonly Listener[];
  readonly asks?: readonly Ask[];
  readonly stores?: readonly StoreUse[];
  /** Flows that need no address to be followed. */
  readonly edges?: readonly FlowEdge[];
  /** How its nodes tell tenants apart. */
  readonly tenancy?: ReadonlyMap<string, TenantRule>;
  /** What an OpenSearch knows of object stores. */
  readonly logStore?: LogStoreFacts;
}

/** What the reader of an engine may look at. */
export interface Reading {
  readonly cluster: ClusterIndex;
  readonly workload: Workload;
  readonly container: Container;
  readonly flags: Flags;
  readonly yaml: Yaml;
  /** Id of the Prometheus in the same pod and of its sidecar; `null` where there is none. */
  readonly scraper: string | null;
  readonly sidecar: string | null;
  readonly id: (kind: FlowNode['kind']) => string;
  /** Notes what could not be understood. */
  readonly say: (reason: string) => void;
}

/** What every node of a workload says of itself. */
export function base(reading: Reading, kind: FlowNode['kind']) {
  const { workload, container } = reading;
  const { cluster, namespace, name, replicas } = workload;
  return { id: reading.id(kind), cluster, namespace, name, replicas, readAt: readAt(workload, container.field) };
}

/** Whether the directory that a flag names is on a volume that outlives the pod. */
export function persistent(reading: Reading, path: string): boolean {
  const mount = reading.container.mounts
    .filter((m) => path === m.path || path.startsWith(`${m.path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  return reading.workload.volumes.some((v) => v.name === mount?.volume && v.persistent);
}
