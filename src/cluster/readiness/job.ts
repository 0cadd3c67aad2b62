import { at, numberAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from './around.ts';
import { conditionOf, oneLine } from './conditions.ts';
import { counted, notCreated, podsCause } from './pods-of.ts';
import { type Cause, fails, stands } from './readiness.ts';

/** A Job is ready once it is complete. */
export function job(object: LiveObject, around: Around): Cause | null {
  if (conditionOf(object, 'Complete')?.status === 'True') return null;
  const pods = podsCause(around.ownedBy('Pod', object), around);
  const failed = [conditionOf(object, 'Failed'), conditionOf(object, 'FailureTarget')].find(
    (c) => c?.status === 'True',
  );
  if (failed !== undefined) {
    const text = `failed: ${oneLine(failed.message) || failed.reason}`;
    return fails(pods === null ? text : `${text}, ${pods.text}`);
  }
  if (at(object, 'spec', 'suspend') === true) return stands('it is suspended');
  const asked = numberAt(object, 'spec', 'completions') ?? 1;
  const done = numberAt(object, 'status', 'succeeded') ?? 0;
  const active = numberAt(object, 'status', 'active') ?? 0;
  return counted(
    `${done} of ${asked} done, ${active} ${active === 1 ? 'pod runs' : 'pods run'}`,
    active === 0 ? notCreated(object, around) : null,
    pods,
  );
}
