import { stringAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { type Cause, waits } from './readiness.ts';

/** A namespace is ready while nobody deletes it. */
export function namespace(object: LiveObject): Cause | null {
  const phase = stringAt(object, 'status', 'phase') ?? 'Active';
  return phase === 'Active' ? null : waits(`is ${phase}`);
}
