import type { Workload } from '../../components/workload.ts';
import type { Cluster, Model } from '../../model/model.ts';

/** Clusters that are made on their own nodes: their kubeconfig has to be fetched from there. */
export function madeOnNodes({ clusters }: Model): readonly Cluster[] {
  return clusters.filter(({ kubernetes }) => kubernetes.flavor === 'kubeadm' || kubernetes.flavor === 'minikube');
}

/** Clusters that need something of the network before the tree: the Gateway API, or Cilium. */
export function withNetwork({ clusters }: Model): readonly Cluster[] {
  return clusters.filter((cluster) => cluster.cni === 'cilium' || cluster.expose.via === 'gateway');
}

/** The workloads of each cluster by its `id`. */
export type WorkloadsOf = ReadonlyMap<string, readonly Workload[]>;
