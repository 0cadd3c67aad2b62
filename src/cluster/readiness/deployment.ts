import { at, numberAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from './around.ts';
import { conditionOf } from './conditions.ts';
import { behind } from './generation.ts';
import { counted, creationCause, podsCause } from './pods-of.ts';
import { type Cause, fails } from './readiness.ts';

/**
 * A Deployment is ready once every pod is of its present template, none of an older one is left, and all are available (the order of
 * kubectl@v0.35.4 pkg/polymorphichelpers/rollout_status.go).
 */
export function deployment(object: LiveObject, around: Around): Cause | null {
  const old = behind(object);
  if (old !== null) return old;
  if (numberAt(object, 'status', 'observedGeneration') === undefined) return counted('no controller has seen it yet');
  const count = countOf(object);
  if (count === null) return null;
  const failure = conditionOf(object, 'ReplicaFailure');
  const refused = failure?.status === 'True' ? creationCause(failure.message) : null;
  const pods = podsOf(object, around);
  const paused = at(object, 'spec', 'paused') === true ? fails('it is paused') : null;
  const told = counted(count, paused, refused, pods);
  return isLate(object) ? late(told, refused ?? pods) : told;
}

/** A broken pod of an older template goes once those of the present one are ready: only these say that it will not be. */
function podsOf(object: LiveObject, around: Around): Cause | null {
  const sets = around.ownedBy('ReplicaSet', object);
  const all = podsCause(
    sets.flatMap((set) => around.ownedBy('Pod', set)),
    around,
  );
  const revision = revisionOf(object);
  const present = sets.filter((set) => sets.length === 1 || (revision !== undefined && revisionOf(set) === revision));
  const own = podsCause(
    present.flatMap((set) => around.ownedBy('Pod', set)),
    around,
  );
  return all === null ? null : { ...all, final: own?.final ?? false };
}

/** kubernetes@v1.35.4 pkg/controller/deployment/util/deployment_util.go, RevisionAnnotation */
function revisionOf(object: LiveObject): string | undefined {
  return object.metadata.annotations?.['deployment.kubernetes.io/revision'];
}

function countOf(object: LiveObject): string | null {
  const asked = numberAt(object, 'spec', 'replicas') ?? 1;
  const updated = numberAt(object, 'status', 'updatedReplicas') ?? 0;
  const all = numberAt(object, 'status', 'replicas') ?? 0;
  const ready = numberAt(object, 'status', 'readyReplicas') ?? 0;
  const available = numberAt(object, 'status', 'availableReplicas') ?? 0;
  // With nothing of an older template the count of what is ready says more.
  if (updated < asked && all > updated) return `${updated} of ${asked} updated`;
  if (updated < asked) return `${ready} of ${asked} ready`;
  if (all > updated) return `${all - updated} ${all - updated === 1 ? 'pod' : 'pods'} of an older ReplicaSet still up`;
  if (ready < asked) return `${ready} of ${asked} ready`;
  return available < asked ? `${ready} of ${asked} ready, ${available} for its minReadySeconds` : null;
}

/** The controller gives it up: `progressDeadlineSeconds` (10 min by default) have passed without progress. */
function isLate(object: LiveObject): boolean {
  return conditionOf(object, 'Progressing')?.reason === 'ProgressDeadlineExceeded';
}

/** Where a cause is known, that the time is over adds nothing but that waiting does not help. */
function late(told: Cause, cause: Cause | null): Cause {
  return { ...told, text: cause === null ? `${told.text}, past its progress deadline` : told.text, stuck: true };
}
