import type { KubeObject } from '../kube/objects.ts';
import { namespaceOf, numberAt, stringAt } from '../kube/read.ts';
import type { ClusterIndex } from '../topology/objects/cluster-index.ts';

/** What decides on the count of pods of an object, and the highest count that it may choose. */
export interface Scaler {
  readonly object: KubeObject;
  readonly most: number;
  readonly field: string;
}

/** The autoscaler that may give a workload another count: of Kubernetes (autoscaling/v2) or of KEDA (keda@v2.17 ScaledObject, 0 to 100 by default). */
export function scalerOf(cluster: ClusterIndex, target: KubeObject): Scaler | null {
  const scales = (scaler: KubeObject, kind: string): boolean =>
    namespaceOf(scaler) === namespaceOf(target) &&
    stringAt(scaler, 'spec', 'scaleTargetRef', 'name') === target.metadata.name &&
    (stringAt(scaler, 'spec', 'scaleTargetRef', 'kind') ?? kind) === target.kind;
  for (const object of cluster.byKind.get('HorizontalPodAutoscaler') ?? []) {
    const most = numberAt(object, 'spec', 'maxReplicas') ?? 1;
    if (scales(object, '') && most !== (numberAt(object, 'spec', 'minReplicas') ?? 1))
      return { object, most, field: 'spec.maxReplicas' };
  }
  for (const object of cluster.byKind.get('ScaledObject') ?? []) {
    const most = numberAt(object, 'spec', 'maxReplicaCount') ?? 100;
    if (scales(object, 'Deployment') && most !== (numberAt(object, 'spec', 'minReplicaCount') ?? 0))
      return { object, most, field: 'spec.maxReplicaCount' };
  }
  return null;
}
