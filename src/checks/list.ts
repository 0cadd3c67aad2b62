import type { Check } from './check.ts';
import { closedSchema } from './objects/closed-schema.ts';
import { namespaceDeclared } from './objects/namespace-declared.ts';
import { unique } from './objects/unique.ts';

/** Every rule over objects. A check is one file, its page, its test and one line here. */
export const checks: readonly Check[] = [closedSchema, unique, namespaceDeclared];
