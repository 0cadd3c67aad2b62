import type { Json } from '../../kube/objects.ts';
import { objectName } from '../../kube/objects.ts';
import { at, isJsonObject, stringAt } from '../../kube/read.ts';
import type { Live } from '../probe.ts';

/** A storage class that something claims, `null` for the default one, and the objects that do. */
export interface ClaimedClass {
  readonly name: string | null;
  readonly by: readonly string[];
}

/** Every storage class that objects and charts of a cluster claim volumes of: a claim is what requests storage, wherever it stands. */
export function claimedClasses(live: Live, cluster: string): readonly ClaimedClass[] {
  const found = new Map<string | null, Set<string>>();
  const take = (value: unknown, by: string): void => {
    for (const name of classesIn(value)) found.set(name, (found.get(name) ?? new Set()).add(by));
  };
  for (const workload of live.workloads) {
    if (workload.cluster !== cluster) continue;
    for (const object of workload.objects) take(object, objectName(object));
    for (const chart of workload.charts) take(chart.values, `chart ${chart.name}`);
  }
  return [...found].map(([name, by]) => ({ name, by: [...by] }));
}

/** Claims of Kubernetes have `resources.requests.storage`; pools of the OpenSearch operator `diskSize`, and their class under `persistence.pvc`. */
function* classesIn(value: unknown): Generator<string | null> {
  if (Array.isArray(value)) {
    for (const item of value) yield* classesIn(item);
    return;
  }
  if (!isJsonObject(value)) return;
  if (at(value, 'resources', 'requests', 'storage') !== undefined) yield named(at(value, 'storageClassName'));
  else if (stringAt(value, 'diskSize') !== undefined) yield named(at(value, 'persistence', 'pvc', 'storageClass'));
  for (const inner of Object.values(value)) yield* classesIn(inner);
}

function named(name: Json | undefined): string | null {
  return typeof name === 'string' && name !== '' ? name : null;
}
