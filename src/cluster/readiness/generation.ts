import { numberAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { type Cause, waits } from './readiness.ts';

/** The generation of what was asked for; kinds without one give `undefined`. */
export function generationOf(object: LiveObject): number | undefined {
  return numberAt(object, 'metadata', 'generation');
}

/** Whether its controller has not seen the object as it is now: what the status says is then of an older one. */
export function behind(object: LiveObject): Cause | null {
  const asked = generationOf(object);
  const seen = numberAt(object, 'status', 'observedGeneration');
  if (asked === undefined || seen === undefined || seen >= asked) return null;
  return waits(`generation ${asked} is not observed yet, ${seen} is`);
}
