import { z } from 'zod';
import { fleetSchema } from '../../src/fleet/schema/fleet-schema.ts';

/** The fleet file as JSON Schema for editors: what may be written, each field with its sentence and its default. */
export function fleetJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(fleetSchema, {
    io: 'input',
    target: 'draft-7',
    override: ({ jsonSchema }) => {
      const { kind: _kind, derived, description = '', ...rest } = jsonSchema;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      const sentence = typeof derived === 'string' ? `${description} Default: ${derived}.`.trim() : description;
      Object.assign(jsonSchema, sentence === '' ? {} : { description: sentence }, rest);
    },
  });
}
