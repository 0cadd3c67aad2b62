import { at, stringAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { conditionsOf, conditionText } from './conditions.ts';
import { type Cause, stands, waits } from './readiness.ts';

/** A backup target is ready once Longhorn reaches it; one without an address is not asked for (longhorn v1.12 backuptargets.longhorn.io). */
export function backupTarget(object: LiveObject): Cause | null {
  if ((stringAt(object, 'spec', 'backupTargetURL') ?? '') === '' || at(object, 'status', 'available') === true)
    return null;
  const why = conditionsOf(object).find(({ type, status }) => type === 'Unavailable' && status === 'True');
  return waits(why === undefined ? 'is not reached yet' : conditionText(why));
}

/** A volume of Longhorn is ready while every replica that it should have is healthy, or nobody has attached it. */
export function longhornVolume(object: LiveObject): Cause | null {
  const robustness = stringAt(object, 'status', 'robustness');
  if (robustness === 'faulted') return stands('is faulted: it has no healthy replica');
  return robustness === 'degraded' ? waits('is degraded: it has fewer healthy replicas than it should') : null;
}
