/** Where an edge or a fact was read: which object of which cluster, and its field. */
export interface ReadAt {
  readonly cluster: string;
  readonly object: string;
  readonly field: string;
}

/** A set of external labels as data carries them. The label whose value is the pod's name is left out: it is named by `replicaLabel`. */
export type LabelSet = Readonly<Record<string, string>>;

/** How the scheduler must spread the pods of a workload over nodes and zones. */
export interface Spread {
  /** Whether each node has its own, which is there and away with what it serves. */
  readonly everyNode: boolean;
  /** Whether no two of them may be on one node, or in one zone. */
  readonly nodeApart: boolean;
  readonly zoneApart: boolean;
  /** By how many more of them a node, or a zone, may have than the one with the fewest; `null` without a rule. */
  readonly nodeSkew: number | null;
  readonly zoneSkew: number | null;
}

/** What every node of the topology has. */
export interface NodeBase {
  /** `cluster/kind/namespace/name`, unique in the topology. `kind` is the node's, not the object's. */
  readonly id: string;
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  readonly replicas: number;
  readonly readAt: ReadAt;
}
