import { fieldPath } from './field-path.ts';
import type { SchemaFault, SchemaFaultKind } from './schema-fault.ts';
import type { KindSchema } from './schemas.ts';
import { quoted } from './wording.ts';

/** One walk through one object; `path` leads to the value that is looked at. */
export interface Walk {
  readonly schema: KindSchema;
  readonly path: (string | number)[];
  readonly faults: SchemaFault[];
}

/** Adds a fault of the value that the walk stands at. */
export function report(walk: Walk, kind: SchemaFaultKind, message: string, found: string | null = null): void {
  walk.faults.push({ kind, path: fieldPath(walk.path), message, ...(found === null ? {} : { nearest: found }) });
}

/** The value that the walk stands at, as the subject of a sentence. */
export function here({ path }: Walk): string {
  return path.length === 0 ? 'The object' : `\`${fieldPath(path)}\``;
}

/** A value as a message may show it; what a Secret holds is never shown. */
export function shown(value: unknown, { schema }: Walk): string {
  return quoted(value, schema.kind !== 'Secret');
}
