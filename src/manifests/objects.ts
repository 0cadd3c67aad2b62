import type { Workload } from '../components/workload.ts';
import { type ClusterObjects, type KubeObject, objectName } from '../kube/objects.ts';
import { isNamespaced } from '../kube/schema/scope.ts';

/** The objects of each cluster in the order of its workloads. An object that lacks its namespace, or has one too many, is our fault and throws. */
export function objectsOf(workloads: readonly Workload[]): readonly ClusterObjects[] {
  const byCluster = new Map<string, KubeObject[]>();
  for (const { cluster, component, objects } of workloads) {
    for (const object of objects) needRightScope(object, component);
    const known = byCluster.get(cluster);
    if (known === undefined) byCluster.set(cluster, [...objects]);
    else known.push(...objects);
  }
  return [...byCluster].map(([cluster, objects]) => ({ cluster, objects }));
}

function needRightScope(object: KubeObject, component: string): void {
  const namespaced = isNamespaced(object.apiVersion, object.kind);
  if (namespaced === null || namespaced === (object.metadata.namespace !== undefined)) return;
  const wrong = namespaced ? 'without a namespace' : 'with a namespace, which its kind has not';
  throw new Error(`Component \`${component}\` wrote ${objectName(object)} ${wrong}`);
}
