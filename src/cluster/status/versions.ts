import type { ClusterObjects, KubeObject } from '../../kube/objects.ts';
import { objectName } from '../../kube/objects.ts';
import { listAt, stringAt } from '../../kube/read.ts';
import { workloadsBehind } from '../http/engine-pods.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from '../readiness/around.ts';

/** A version of an image as it is pinned, and those that run: one where all pods are the same, none where no pod is there. */
export interface Version {
  readonly container: string;
  readonly pinned: string;
  readonly running: readonly string[];
}

/** Kinds that stand between what is rendered and its pods. */
const between = ['StatefulSet', 'DaemonSet', 'Deployment', 'ReplicaSet'];

/** What a rendered object that runs pods pins for each container, and what its pods run. */
export function versionsOf(
  objects: ClusterObjects,
  object: KubeObject,
  live: LiveObject | null,
  around: Around,
): readonly Version[] {
  const pods = live === null ? [] : podsUnder(live, around);
  const pinned = new Map<string, string>();
  for (const workload of workloadsBehind(objects, objectName(object)))
    for (const { name, image } of workload.containers) if (isPinned(image)) pinned.set(name, tagOf(image));
  return [...pinned].map(([container, tag]) => {
    const running = pods.flatMap((pod) =>
      listAt(pod, 'spec', 'containers')
        .filter((one) => stringAt(one, 'name') === container)
        .map((one) => tagOf(stringAt(one, 'image') ?? '')),
    );
    return { container, pinned: tag, running: [...new Set(running)].sort() };
  });
}

/** The pods that an object owns, by way of what controllers made for it. */
function podsUnder(object: LiveObject, around: Around): readonly LiveObject[] {
  return [
    ...around.ownedBy('Pod', object),
    ...between.flatMap((kind) => around.ownedBy(kind, object).flatMap((child) => podsUnder(child, around))),
  ];
}

/** Whether an image names its version: what an operator chooses by itself does not. */
function isPinned(image: string): boolean {
  return /:[^:/]+$/.test(image.split('@')[0] ?? '');
}

/** `v0.42.4` of `quay.io/thanos/thanos:v0.42.4@sha256:…`; `latest` where an image names none. */
export function tagOf(image: string): string {
  const [name = ''] = image.split('@');
  return /:([^:/]+)$/.exec(name)?.[1] ?? 'latest';
}
