import type { KubeObject } from '../kube/objects.ts';
import type { ClusterIndex } from '../topology/objects/cluster-index.ts';
import type { Workload } from '../topology/objects/workload.ts';
import { type PodSpec, podSpecOf } from './pod-spec.ts';

/** The object that describes the pods of a workload itself; `null` for what an operator makes of its resource. */
export function podsObject(
  cluster: ClusterIndex,
  { object, namespace, resource }: Workload,
): { readonly object: KubeObject; readonly pods: PodSpec } | null {
  if (resource !== null) return null;
  const [kind = '', name = ''] = object.split(` ${namespace}/`);
  const found = cluster.named(kind, namespace, name);
  const pods = found === undefined ? null : podSpecOf(found);
  return found === undefined || pods === null ? null : { object: found, pods };
}
