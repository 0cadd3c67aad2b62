import { isJsonObject } from '../kube/read.ts';
import type { CompleteFleet } from './complete.ts';

/** A value that the fleet file does not hold and namsan filled in. */
export interface DefaultedField {
  readonly path: string;
  readonly value: unknown;
}

/** Every field of the completed fleet that the user did not write, in the order of the file. `written` is the file as plain data. */
export function defaultedFields(complete: CompleteFleet, written: unknown): readonly DefaultedField[] {
  const out: DefaultedField[] = [];
  const walk = (full: unknown, own: unknown, path: string): void => {
    if (Array.isArray(full)) {
      full.forEach((item, i) => {
        walk(item, Array.isArray(own) ? own[i] : undefined, `${path}[${i}]`);
      });
      return;
    }
    if (!isJsonObject(full)) return;
    for (const [key, value] of Object.entries(full)) {
      if (value === undefined) continue;
      const here = path === '' ? key : `${path}.${key}`;
      const ownValue = isJsonObject(own) ? own[key] : undefined;
      if (isJsonObject(value) || (Array.isArray(value) && ownValue !== undefined)) walk(value, ownValue, here);
      else if (ownValue === undefined) out.push({ path: here, value });
    }
  };
  walk(complete, written, '');
  return out;
}
