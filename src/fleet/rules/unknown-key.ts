import type { Rule } from '../../findings/finding.ts';

export const unknownKey: Rule = {
  code: 'fleet/unknown-key',
  severity: 'error',
  title: 'A key is no field of the fleet file',
  why: 'A misspelt key would be ignored, and the default would quietly hold instead.',
  fix: 'Correct the spelling or remove the key.',
  refs: ['R12', 'R16'],
};
