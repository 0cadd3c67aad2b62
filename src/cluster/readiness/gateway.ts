import { listAt, stringAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { conditionOf, conditionsOf, unmet } from './conditions.ts';
import { generationOf } from './generation.ts';
import { type Cause, waits } from './readiness.ts';

/** A Gateway is ready once it is accepted and programmed as it is now, and what its listeners refer to is there (sigs.k8s.io/gateway-api apis/v1/gateway_types.go). */
export function gateway(object: LiveObject): Cause | null {
  const generation = generationOf(object);
  for (const type of ['Accepted', 'Programmed']) {
    const cause = unmet(conditionOf(object, type), type, generation);
    if (cause !== null) return cause;
  }
  for (const listener of listAt(object, 'status', 'listeners'))
    for (const condition of conditionsOf(listener, 'conditions')) {
      if (condition.type !== 'ResolvedRefs' && condition.type !== 'Programmed' && condition.type !== 'Accepted')
        continue;
      const cause = unmet(condition, condition.type, generation);
      if (cause !== null) return waits(`listener ${stringAt(listener, 'name')}: ${cause.text}`);
    }
  return null;
}
