import { numberAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from './around.ts';
import { conditionOf } from './conditions.ts';
import { behind } from './generation.ts';
import { counted, creationCause, notCreated, podsCause } from './pods-of.ts';
import type { Cause } from './readiness.ts';

/** A ReplicaSet is ready once as many pods as asked for are available. */
export function replicaSet(set: LiveObject, around: Around): Cause | null {
  const old = behind(set);
  if (old !== null) return old;
  const asked = numberAt(set, 'spec', 'replicas') ?? 1;
  const available = numberAt(set, 'status', 'availableReplicas') ?? 0;
  if (available >= asked) return null;
  const ready = numberAt(set, 'status', 'readyReplicas') ?? 0;
  const failure = conditionOf(set, 'ReplicaFailure');
  const refused = failure?.status === 'True' ? creationCause(failure.message) : notCreated(set, around);
  return counted(`${ready} of ${asked} ready`, refused, podsCause(around.ownedBy('Pod', set), around));
}
