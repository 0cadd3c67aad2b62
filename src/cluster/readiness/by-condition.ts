import { listAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { conditionOf, conditionsOf, conditionText, unmet } from './conditions.ts';
import { behind, generationOf } from './generation.ts';
import { type Cause, type Judge, stands, waits } from './readiness.ts';

/** Judges kinds that are ready when these conditions are `True`, all of them, and not before they are said. */
export function byCondition(...types: readonly string[]): Judge {
  return (object) => {
    const old = behind(object);
    if (old !== null) return old;
    if (listAt(object, 'status', 'conditions').length === 0) return waits('no controller has said anything of it yet');
    for (const type of types) {
      const cause = unmet(conditionOf(object, type), type, generationOf(object));
      if (cause !== null) return cause;
    }
    return null;
  };
}

/**
 * Judges any other kind by the conditions that are spread over Kubernetes: `Stalled` and `Reconciling` (kstatus), then `Ready` and `Available`.
 * What has none of them has no state, and is ready.
 */
export function byAnyCondition(object: LiveObject): Cause | null {
  const old = behind(object);
  if (old !== null) return old;
  const stalled = conditionOf(object, 'Stalled');
  if (stalled?.status === 'True') return stands(conditionText(stalled));
  const reconciling = conditionOf(object, 'Reconciling');
  if (reconciling?.status === 'True') return waits(conditionText(reconciling));
  for (const condition of conditionsOf(object))
    if (condition.type === 'Ready' || condition.type === 'Available') {
      const cause = unmet(condition, condition.type, generationOf(object));
      if (cause !== null) return cause;
    }
  return null;
}
