import assert from 'node:assert/strict';
import { RE2JS } from 're2js';
import type { SchemaFault } from '../schema-fault.ts';
import type { SchemaPool } from '../schema-node.ts';
import { kindSchemas } from '../schemas.ts';
import { validateObject } from '../validate.ts';

/** A kind with a field of each sort. */
const pool: SchemaPool = {
  from: 'this test',
  builtIn: false,
  kinds: { 'v1/Thing': 2, 'v1/Secret': 3 },
  nodes: [
    { type: 'string' },
    { type: 'integer', format: 'int32' },
    {
      type: 'object',
      required: ['spec'],
      fields: { apiVersion: 0, kind: 0, metadata: 18, spec: 4, status: 5 },
    },
    { type: 'object', fields: { apiVersion: 0, kind: 0, metadata: 18, data: 6, stringData: 7 } },
    {
      type: 'object',
      required: ['size'],
      anyOf: [['size'], ['mode']],
      fields: {
        size: 8,
        mode: 9,
        ports: 10,
        names: 11,
        free: 12,
        labels: 7,
        amount: 14,
        time: 15,
        either: 13,
        name: 16,
        way: 17,
        whole: 19,
        empty: 20,
      },
    },
    {},
    { type: 'object', values: 21 },
    { type: 'object', values: 0, most: 2 },
    { type: 'integer', min: 1, max: 9 },
    { type: 'string', enum: ['Always', 'Never', ''] },
    { type: 'array', items: 22, keys: ['port', 'protocol'], keyDefaults: { protocol: 'TCP' }, least: 1 },
    { type: 'array', items: 0, set: true },
    { type: 'object', open: true, fields: { known: 1 } },
    { type: 'object', oneOf: [['one'], ['other']], fields: { one: 0, other: 0 } },
    { type: 'quantity' },
    { type: 'string', format: 'date-time' },
    { type: 'string', pattern: '^[a-z]+$', most: 5 },
    { type: 'string', pattern: '^(?i)(abort|warn)?$' },
    { type: 'object', values: 0, fields: { name: 0 } },
    { type: 'int-or-string', format: 'quantity' },
    { type: 'integer', nullable: true },
    { type: 'string', format: 'byte' },
    { type: 'object', required: ['port'], fields: { port: 1, protocol: 0 } },
  ],
};
export const schemas = kindSchemas(pool, RE2JS);
export const builtIn = kindSchemas({ ...pool, builtIn: true }, RE2JS);

/** The faults of a Thing with this spec. */
export function faults(spec: unknown, kind = 'Thing', from = schemas): readonly SchemaFault[] {
  const schema = from.get(`v1/${kind}`);
  assert.ok(schema);
  const object = { apiVersion: 'v1', kind, metadata: { name: 'a' } };
  return validateObject(schema, kind === 'Thing' ? { ...object, spec } : { ...object, ...(spec as object) });
}
