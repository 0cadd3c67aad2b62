import type { Json } from '../../../src/kube/objects.ts';
import { listAt, stringAt } from '../../../src/kube/read.ts';
import type { TestCluster } from './clusters.ts';
import { list } from './objects.ts';

/** A running pod, and the objects that it goes back to, as `Kind namespace/name`: its StatefulSet, and the Prometheus that this was made of. */
export interface LivePod {
  readonly name: string;
  readonly namespace: string;
  readonly address: string;
  readonly owners: readonly string[];
  /** Since when it is ready, milliseconds with the precision of a second; `null` while it is not. */
  readonly ready: number | null;
}

/** The pods of a cluster that run, with all their owners. */
export async function livePods(cluster: TestCluster): Promise<readonly LivePod[]> {
  const makers = new Map(
    (await list(cluster, 'replicasets,statefulsets,daemonsets,deployments')).map((object) => [nameOf(object), object]),
  );
  const pods = await list(cluster, 'pods');
  return pods
    .filter((pod) => stringAt(pod, 'status', 'phase') === 'Running')
    .map((pod) => ({
      name: stringAt(pod, 'metadata', 'name') ?? '',
      namespace: stringAt(pod, 'metadata', 'namespace') ?? '',
      address: stringAt(pod, 'status', 'podIP') ?? '',
      owners: ownersOf(pod, makers),
      ready: readySince(pod),
    }));
}

function readySince(pod: Json): number | null {
  const ready = listAt(pod, 'status', 'conditions').find((one) => stringAt(one, 'type') === 'Ready');
  return stringAt(ready, 'status') === 'True' ? Date.parse(stringAt(ready, 'lastTransitionTime') ?? '') : null;
}

function ownersOf(object: Json, makers: ReadonlyMap<string, Json>): readonly string[] {
  const namespace = stringAt(object, 'metadata', 'namespace') ?? '';
  return listAt(object, 'metadata', 'ownerReferences').flatMap((owner) => {
    const name = `${stringAt(owner, 'kind')} ${namespace}/${stringAt(owner, 'name')}`;
    const maker = makers.get(name);
    return maker === undefined ? [name] : [name, ...ownersOf(maker, makers)];
  });
}

function nameOf(object: Json): string {
  return `${stringAt(object, 'kind')} ${stringAt(object, 'metadata', 'namespace')}/${stringAt(object, 'metadata', 'name')}`;
}

/** The pods of a hop's text as the topology writes it: `a: pods of StatefulSet ns/x`, `b: pod prometheus-main-0 of Prometheus ns/main`. */
export function podsNamed(text: string, pods: Readonly<Record<string, readonly LivePod[]>>): readonly LivePod[] {
  const [, cluster = '', pod, owner = ''] = /^(\S+): (?:pods|pod (\S+)) of (.+)$/.exec(text) ?? [];
  const found = (pods[cluster] ?? []).filter(
    (one) => one.owners.includes(owner) && (pod === undefined || one.name === pod),
  );
  if (found.length === 0) throw new Error(`No pod runs that is meant by \`${text}\`.`);
  return found;
}
