import { z } from 'zod';
import type { Path } from '../plain.ts';
import { fleetSchema } from './fleet-schema.ts';

/** The fields that may stand in the map at a path of the fleet file: what an unknown key is compared with. */
export function keysAt(path: Path): readonly string[] {
  return fieldsOf(schemaAt(path));
}

/** The fields of a schema of a map; none for other schemas. */
export function fieldsOf(schema: z.core.$ZodType): readonly string[] {
  const inner = unwrap(schema);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** What may stand at a path of the fleet file; a schema that takes nothing where no field is. */
export function schemaAt(path: Path): z.core.$ZodType {
  let here: z.core.$ZodType = fleetSchema;
  for (const step of path) {
    const inner = unwrap(here);
    if (inner instanceof z.ZodObject) here = Object.hasOwn(inner.shape, step) ? inner.shape[String(step)] : nothing;
    else if (inner instanceof z.ZodArray) here = inner.element;
    else if (inner instanceof z.ZodRecord) here = inner.valueType;
    else return nothing;
  }
  return here;
}

const nothing = z.never();

/** The schema under defaults and optionality. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  let here = schema;
  while (here instanceof z.ZodDefault || here instanceof z.ZodPrefault || here instanceof z.ZodOptional)
    here = here.def.innerType;
  return here;
}

/** The sentence that describes a field, from its schema or the one it wraps; empty where there is none. */
export function describedAs(schema: z.core.$ZodType): string {
  let here = schema;
  for (;;) {
    const { description } = z.globalRegistry.get(here) ?? {};
    if (description !== undefined) return description;
    if (!(here instanceof z.ZodDefault || here instanceof z.ZodPrefault || here instanceof z.ZodOptional)) return '';
    here = here.def.innerType;
  }
}
