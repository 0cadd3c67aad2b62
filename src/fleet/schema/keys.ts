import { z } from 'zod';
import type { Path } from '../plain.ts';
import { fleetSchema } from './fleet-schema.ts';

/** The fields that may stand in the map at a path of the fleet file: what an unknown key is compared with. */
export function keysAt(path: Path): readonly string[] {
  let here: z.core.$ZodType = fleetSchema;
  for (const step of path) {
    const inner = unwrap(here);
    if (inner instanceof z.ZodObject) {
      const next: z.core.$ZodType | undefined = inner.shape[String(step)];
      if (next === undefined) return [];
      here = next;
    } else if (inner instanceof z.ZodArray) here = inner.element;
    else if (inner instanceof z.ZodRecord) here = inner.valueType;
    else return [];
  }
  const inner = unwrap(here);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** The schema under defaults and optionality. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  let here = schema;
  while (here instanceof z.ZodDefault || here instanceof z.ZodPrefault || here instanceof z.ZodOptional)
    here = here.def.innerType;
  return here;
}
