import { at, listAt, stringAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';

/** The names of the PersistentVolumeClaims that a pod mounts, its ephemeral ones included: those are named after pod and volume. */
export function claimsOfPod(pod: LiveObject): readonly string[] {
  return listAt(pod, 'spec', 'volumes').flatMap((volume) => {
    const named = stringAt(volume, 'persistentVolumeClaim', 'claimName');
    if (named !== undefined) return [named];
    const name = stringAt(volume, 'name');
    return at(volume, 'ephemeral') !== undefined && name !== undefined ? [`${pod.metadata.name}-${name}`] : [];
  });
}
