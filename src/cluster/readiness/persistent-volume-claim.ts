import { parseQuantity } from '../../kube/quantity.ts';
import { at, stringAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from './around.ts';
import { claimsOfPod } from './claims-of-pod.ts';
import { conditionsOf, conditionText, oneLine } from './conditions.ts';
import { type Cause, fails, stands, waits } from './readiness.ts';

/**
 * A claim is ready once it is bound and as large as it asks to be. One whose class waits for the first pod is ready while no pod mounts it:
 * there is nothing to wait for.
 */
export function persistentVolumeClaim(claim: LiveObject, around: Around): Cause | null {
  const phase = stringAt(claim, 'status', 'phase') ?? 'Pending';
  if (phase === 'Bound') return tooSmall(claim);
  if (phase === 'Lost') return fails(`its volume ${stringAt(claim, 'spec', 'volumeName') ?? ''} is lost`);
  if (waitsForPod(claim, around) && !isMounted(claim, around)) return null;
  return unbound(claim, around);
}

/** Why a claim is not bound; the text is empty where nothing says it yet. */
export function unbound(claim: LiveObject, around: Around): Cause {
  const storageClass = stringAt(claim, 'spec', 'storageClassName') ?? '';
  // An empty class asks for a volume that somebody made by hand.
  if (storageClass !== '' && around.knows('StorageClass') && classOf(claim, around) === undefined)
    return stands(`there is no StorageClass ${storageClass}`);
  const events = around.eventsOf(claim);
  const failed = events.find(({ reason }) => reason === 'ProvisioningFailed');
  if (failed !== undefined) {
    // kubernetes@v1.35.4 pkg/controller/volume/persistentvolume/pv_controller.go
    return /storageclass\.storage\.k8s\.io "[^"]*" not found/.test(failed.message)
      ? stands(`there is no StorageClass ${storageClass}`)
      : waits(`provisioning failed: ${oneLine(failed.message)}`);
  }
  if (stringAt(claim, 'spec', 'storageClassName') === undefined && around.knows('StorageClass'))
    return stands('it names no StorageClass, and the cluster has no default one');
  const waiting = events.find(({ reason }) => reason === 'ExternalProvisioning' || reason === 'FailedBinding');
  if (waiting?.reason === 'FailedBinding') return stands(oneLine(waiting.message));
  if (waiting !== undefined)
    return waits(`its provisioner ${provisioner(claim, around)} has not made a volume yet`.replace(/ {2,}/, ' '));
  return waits('');
}

/** Whether its class binds it only when a pod that mounts it is scheduled. */
export function waitsForPod(claim: LiveObject, around: Around): boolean {
  const found = classOf(claim, around);
  if (found !== undefined) return stringAt(found, 'volumeBindingMode') === 'WaitForFirstConsumer';
  return around.eventsOf(claim).at(0)?.reason === 'WaitForFirstConsumer';
}

function isMounted(claim: LiveObject, around: Around): boolean {
  return around.within('Pod', claim.metadata.namespace).some((pod) => claimsOfPod(pod).includes(claim.metadata.name));
}

function classOf(claim: LiveObject, around: Around): LiveObject | undefined {
  const name = stringAt(claim, 'spec', 'storageClassName');
  return name === undefined ? undefined : around.named('StorageClass', undefined, name);
}

function provisioner(claim: LiveObject, around: Around): string {
  const found = classOf(claim, around);
  return (found === undefined ? undefined : stringAt(found, 'provisioner')) ?? '';
}

function tooSmall(claim: LiveObject): Cause | null {
  const asked = at(claim, 'spec', 'resources', 'requests', 'storage');
  const has = at(claim, 'status', 'capacity', 'storage');
  const wanted = parseQuantity(String(asked ?? ''));
  const given = parseQuantity(String(has ?? ''));
  if (wanted === null || given === null || given >= wanted) return null;
  const says = conditionsOf(claim).find(({ status }) => status === 'True');
  const text = `has ${String(has)} of the ${String(asked)} that it asks for`;
  return waits(says === undefined ? text : `${text}: ${conditionText(says)}`);
}
