import { stringAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from './around.ts';
import { claimsOfPod } from './claims-of-pod.ts';
import { conditionOf, oneLine } from './conditions.ts';
import { unbound } from './persistent-volume-claim.ts';
import { type Cause, stands, waits } from './readiness.ts';

/** Why a pod has no node: a volume that is not bound, or what the scheduler says of the nodes. */
export function unscheduled(pod: LiveObject, around: Around): Cause {
  const condition = conditionOf(pod, 'PodScheduled');
  const message = condition?.message ?? '';
  // kubernetes@v1.35.4 pkg/scheduler/framework/plugins/volumebinding/{volume_binding,binder}.go, pkg/scheduler/framework/types.go
  const ofVolumes = /VolumeBinding|PersistentVolumeClaim|persistentvolumeclaim|persistent volumes|PVC|provision/i.test(
    message,
  );
  if (message === '' || ofVolumes) {
    const claim = unboundClaim(pod, around);
    if (claim !== null) return claim;
  }
  if (condition?.reason === 'SchedulingGated') return waits('it is gated: its scheduling gates are not removed yet');
  if (message === '') return waits('it has no node yet');
  return refusedByNodes(message);
}

/** The first claim of a pod that is not bound, and why. */
function unboundClaim(pod: LiveObject, around: Around): Cause | null {
  for (const name of claimsOfPod(pod)) {
    const claim = around.named('PersistentVolumeClaim', pod.metadata.namespace, name);
    if (claim === undefined) {
      if (around.knows('PersistentVolumeClaim')) return stands(`there is no PVC ${name}`);
      continue;
    }
    if (stringAt(claim, 'status', 'phase') === 'Bound') continue;
    const cause = unbound(claim, around);
    return { ...cause, text: cause.text === '' ? `unbound PVC ${name}` : `unbound PVC ${name}: ${cause.text}` };
  }
  return null;
}

/**
 * `0/3 nodes are available: 2 Insufficient memory, 1 node(s) had untolerated taint(s). preemption: …`: what the filters said, and then what preemption
 * could do, which is of no use here (kubernetes@v1.35.4 pkg/scheduler/framework/types.go, FitError).
 */
function refusedByNodes(message: string): Cause {
  const nodes = /^0\/(\d+) nodes are available: /.exec(message);
  const reasons = message
    .slice(nodes?.[0].length ?? 0)
    .replace(/[.,]? *(no new claims to deallocate|preemption:).*$/s, '')
    .replace(/\. not found$/, '');
  const said = oneLine(reasons);
  const text = nodes === null ? said : `fits on no node of ${nodes[1]}: ${said}`;
  return passes(said) ? waits(text) : stands(text);
}

/** Whether other pods that leave, or nodes that come back, can end it. */
function passes(reasons: string): boolean {
  return /Insufficient|Too many pods|free ports|anti-affinity|spread constraints|unschedulable|node\.kubernetes\.io\/|volume|no nodes/i.test(
    reasons,
  );
}
