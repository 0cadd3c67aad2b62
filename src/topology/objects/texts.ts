import { listAt } from '../../kube/read.ts';

/** The texts of the list at a path; other values in it are left out. */
export function textsAt(value: unknown, ...path: readonly (string | number)[]): readonly string[] {
  return listAt(value, ...path).filter((entry): entry is string => typeof entry === 'string');
}
