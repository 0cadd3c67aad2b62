import type { Workload } from '../components/workload.ts';
import type { Cluster } from '../model/model.ts';
import type { ClusterIndex } from '../topology/objects/cluster-index.ts';

/** A cluster with what is installed in it: its workloads with their charts, and the objects of all of them. */
export interface Site {
  readonly id: string;
  readonly cluster: Cluster;
  readonly workloads: readonly Workload[];
  readonly index: ClusterIndex;
}
