/** Where an edge or a fact was read: which object of which cluster, and its field. */
export interface ReadAt {
  readonly cluster: string;
  readonly object: string;
  readonly field: string;
}

/** A set of external labels as data carries them. The label whose value is the pod's name is left out: it is named by `replicaLabel`. */
export type LabelSet = Readonly<Record<string, string>>;

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
