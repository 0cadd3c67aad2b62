import type { LiveObject } from '../kube/kube-client.ts';
import { conditionOf, conditionText, unmet } from './conditions.ts';
import { type Cause, stands } from './readiness.ts';

/** A definition is ready once its names are taken and its kind is served (apiextensions-apiserver@v0.35.4 pkg/apis/apiextensions/v1/types.go). */
export function customResourceDefinition(object: LiveObject): Cause | null {
  const names = conditionOf(object, 'NamesAccepted');
  // Another definition has one of the names.
  if (names?.status === 'False') return stands(conditionText(names));
  return unmet(conditionOf(object, 'Established'), 'Established', undefined);
}
