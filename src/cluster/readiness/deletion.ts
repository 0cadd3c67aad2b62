import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from './around.ts';
import { claimsOfPod } from './claims-of-pod.ts';
import { conditionsOf, oneLine } from './conditions.ts';
import { type Cause, waits } from './readiness.ts';

/** Why an object that is to be deleted is still there; `null` where it is not to be deleted. */
export function deletion(object: LiveObject, around: Around): Cause | null {
  if (object.metadata.deletionTimestamp === undefined) return null;
  const held = object.kind === 'Namespace' ? namespaceHeld(object) : heldBy(object, around);
  return waits(held === '' ? 'is being deleted' : `is being deleted, ${held}`);
}

function heldBy(object: LiveObject, around: Around): string {
  const finalizers = object.metadata.finalizers ?? [];
  if (object.kind === 'PersistentVolumeClaim') {
    const users = around
      .within('Pod', object.metadata.namespace)
      .filter((pod) => claimsOfPod(pod).includes(object.metadata.name))
      .map((pod) => pod.metadata.name);
    if (users.length > 0) return `held by pod ${users.join(', ')}`;
  }
  return finalizers.length === 0 ? '' : `held by finalizer ${finalizers.join(', ')}`;
}

/** What the namespace controller still finds in it (kubernetes@v1.35.4 pkg/controller/namespace/deletion/status_condition_utils.go). */
function namespaceHeld(namespace: LiveObject): string {
  return conditionsOf(namespace)
    .filter(({ status }) => status === 'True')
    .map(({ message }) => oneLine(message))
    .join('; ');
}
