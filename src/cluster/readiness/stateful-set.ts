import { numberAt, stringAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from './around.ts';
import { behind } from './generation.ts';
import { pod } from './pod.ts';
import { counted, notCreated, podsCause } from './pods-of.ts';
import { type Cause, fails } from './readiness.ts';

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
    return counted(`${ready} of ${asked} ready`, missing, podsOf(set, pods, around), heldBack(set, pods, around));
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
  if (stringAt(set, 'spec', 'updateStrategy', 'type') === 'OnDelete') return null;
  const old = pods.find(
    (one) => isOlder(set, one) && one.metadata.deletionTimestamp === undefined && broken(one, around),
  );
  if (old === undefined) return null;
  const { name, namespace } = old.metadata;
  return fails(
    `pod ${name} is of an older revision and holds the update back until it is deleted (in this cluster: \`kubectl -n ${namespace} delete pod ${name}\`)`,
  );
}

/** A broken pod of an older revision goes by itself, or holds the update back: only those of the present one say that it will not be ready. */
function podsOf(set: LiveObject, pods: readonly LiveObject[], around: Around): Cause | null {
  const all = podsCause(pods, around);
  const own = podsCause(
    pods.filter((one) => !isOlder(set, one)),
    around,
  );
  return all === null ? null : { ...all, final: own?.final ?? false };
}

function isOlder(set: LiveObject, one: LiveObject): boolean {
  const revision = stringAt(set, 'status', 'updateRevision');
  const own = stringAt(one, 'metadata', 'labels', 'controller-revision-hash');
  return revision !== undefined && own !== undefined && own !== revision;
}

function broken(one: LiveObject, around: Around): boolean {
  return pod(one, around)?.stuck === true;
}
