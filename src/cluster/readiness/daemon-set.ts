import { numberAt, stringAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from './around.ts';
import { behind } from './generation.ts';
import { counted, notCreated, podsCause } from './pods-of.ts';
import type { Cause } from './readiness.ts';

/** A DaemonSet is ready once every node that it is meant for has an available pod of its present template; with `OnDelete`, of any. */
export function daemonSet(set: LiveObject, around: Around): Cause | null {
  const old = behind(set);
  if (old !== null) return old;
  const asked = numberAt(set, 'status', 'desiredNumberScheduled');
  if (asked === undefined || numberAt(set, 'status', 'observedGeneration') === undefined)
    return counted('no controller has seen it yet');
  const ready = numberAt(set, 'status', 'numberReady') ?? 0;
  const available = numberAt(set, 'status', 'numberAvailable') ?? 0;
  const updated = numberAt(set, 'status', 'updatedNumberScheduled') ?? 0;
  const pods = around.ownedBy('Pod', set);
  if (ready < asked) {
    const missing = pods.length < asked ? notCreated(set, around) : null;
    return counted(`${ready} of ${asked} ready`, missing, podsCause(pods, around));
  }
  if (available < asked) return counted(`${ready} of ${asked} ready, ${available} for its minReadySeconds`);
  if (stringAt(set, 'spec', 'updateStrategy', 'type') === 'OnDelete' || updated >= asked) return null;
  return counted(`${updated} of ${asked} updated`, podsCause(pods, around));
}
