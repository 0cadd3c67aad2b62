import { numberAt, stringAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from './around.ts';
import { behind } from './generation.ts';
import { pod } from './pod.ts';
import { counted, notCreated, podsCause } from './pods-of.ts';
import { type Cause, stands } from './readiness.ts';

/**
 * A StatefulSet is ready once its pods are available and of its present revision, down to its partition (as kubectl@v0.35.4
 * pkg/polymorphichelpers/rollout_status.go; `OnDelete` updates by hand, so that revisions say nothing there).
 */
export function statefulSet(set: LiveObject, around: Around): Cause | null {
  const old = behind(set);
  if (old !== null) return old;
  if (numberAt(set, 'status', 'observedGeneration') === undefined) return counted('no controller has seen it yet');
  const asked = numberAt(set, 'spec', 'replicas') ?? 1;
  const ready = numberAt(set, 'status', 'readyReplicas') ?? 0;
  const available = numberAt(set, 'status', 'availableReplicas') ?? ready;
  const pods = around.ownedBy('Pod', set);
  if (ready < asked) {
    const missing = (numberAt(set, 'status', 'replicas') ?? 0) < asked ? notCreated(set, around) : null;
    return counted(`${ready} of ${asked} ready`, missing, podsCause(pods, around), heldBack(set, pods, around));
  }
  if (available < asked) return counted(`${ready} of ${asked} ready, ${available} for its minReadySeconds`);
  const all = numberAt(set, 'status', 'replicas') ?? 0;
  if (all > asked) return counted(`${all} pods where ${asked} are asked for`, podsCause(pods, around));
  return notUpdated(set, asked, pods, around);
}

function notUpdated(set: LiveObject, asked: number, pods: readonly LiveObject[], around: Around): Cause | null {
  if (stringAt(set, 'spec', 'updateStrategy', 'type') === 'OnDelete') return null;
  if (stringAt(set, 'status', 'updateRevision') === stringAt(set, 'status', 'currentRevision')) return null;
  const wanted = asked - (numberAt(set, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0);
  const updated = numberAt(set, 'status', 'updatedReplicas') ?? 0;
  return updated >= wanted ? null : counted(`${updated} of ${wanted} updated`, podsCause(pods, around));
}

/**
 * A set that starts its pods in order does not replace one of an older revision that never became ready: it waits for it, for ever
 * (Kubernetes documentation, StatefulSets, "Forced rollback").
 */
function heldBack(set: LiveObject, pods: readonly LiveObject[], around: Around): Cause | null {
  if (stringAt(set, 'spec', 'podManagementPolicy') === 'Parallel') return null;
  const revision = stringAt(set, 'status', 'updateRevision');
  if (revision === undefined) return null;
  const old = pods.find((one) => {
    const own = stringAt(one, 'metadata', 'labels', 'controller-revision-hash');
    return own !== undefined && own !== revision && one.metadata.deletionTimestamp === undefined && broken(one, around);
  });
  return old === undefined
    ? null
    : stands(`pod ${old.metadata.name} is of an older revision and holds the update back until it is deleted`);
}

function broken(one: LiveObject, around: Around): boolean {
  return pod(one, around)?.stuck === true;
}
