import type { Resolution } from '../topology/topology.ts';

/** What a fleet promises of its metrics: from the fleet file, or from the command line for manifests of other origin. Milliseconds. */
export interface Promised {
  /** The cluster whose query layer answers; empty where manifests are a part of a fleet without it. */
  readonly hub: string;
  /** Clusters whose metrics must reach the hub. */
  readonly clusters: readonly string[];
  /** Tenants whose metrics must reach the hub, each with its cluster. */
  readonly tenants: readonly { readonly cluster: string; readonly tenant: string }[];
  /** Whether a data source must ask the hub; where none is promised, the queriers of the hub stand for it. */
  readonly dataSource: boolean;
  /** Who wrote the objects: namsan from a fleet file, whose fields remedies then name, or somebody else. */
  readonly origin: 'fleet' | 'manifests';
  /** How long data of each resolution, or finer, is queryable; `null` when nothing is promised. */
  readonly keep: Readonly<Record<Resolution, number>> | null;
  /** Outages that lose no metrics. */
  readonly survive: Survive;
  /** What single clusters are promised instead, by the value of their label `cluster`. */
  readonly exceptions: ReadonlyMap<string, Survive>;
  /** The nodes of each cluster, each by its zone (`null` where none is known); empty where nodes are not known. */
  readonly nodes: ReadonlyMap<string, readonly (string | null)[]>;
  /** What is promised of logs; `null` for nothing. */
  readonly logs: LogPromise | null;
  /** Clusters of the fleet whose objects were not given, so that nothing is asked of them; left out for none. */
  readonly absent?: readonly string[];
}

/** Outages that lose no metrics; 0 for none promised. */
export interface Survive {
  /** Milliseconds for which the object store, the hub, or the link of a cluster is away, or the compactor halted. */
  readonly objectStore: number;
  readonly hub: number;
  readonly link: number;
  readonly compactor: number;
  /** How many receive ingesters, nodes of the hub, and zones of the hub are away at once, however long. */
  readonly receivers: number;
  readonly node: number;
  readonly zone: number;
}

/** No outage at all. */
export const surviveNothing: Survive = {
  objectStore: 0,
  hub: 0,
  link: 0,
  compactor: 0,
  receivers: 0,
  node: 0,
  zone: 0,
};

/** What a fleet promises of its logs. Times in milliseconds; 0 for no promise. */
export interface LogPromise {
  /** Clusters whose logs are promised. */
  readonly clusters: readonly LogSource[];
  /** Families of indices that must have them, such as `logs-k8s-*`; `null` where any will do. */
  readonly families: { readonly containers: string; readonly host: string } | null;
  /** How long a line can be searched, and how long it is in the index or in a snapshot. */
  readonly keep: { readonly search: number; readonly archive: number };
  /** Longest outages that lose nothing: of the log store, of the link between clusters, of the object store. */
  readonly survive: { readonly store: number; readonly link: number; readonly objectStore: number };
}

/** A cluster that produces logs. */
export interface LogSource {
  readonly cluster: string;
  /** The cluster whose log store must have them; `null` where any will do. */
  readonly store: string | null;
  readonly nodes: number;
  /** The smallest disk of its nodes in bytes; `Infinity` where it is not known. */
  readonly nodeDisk: number;
  /** Bytes of records that a node makes in a second, as the chunks of Fluent Bit hold them. */
  readonly bytesPerSecond: { readonly containers: number; readonly host: number };
}
