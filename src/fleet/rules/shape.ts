import type { Rule } from '../../findings/finding.ts';

export const shape: Rule = {
  code: 'fleet/shape',
  severity: 'error',
  title: 'A value of the fleet file has the wrong form',
  why: 'Every field has one form, so that a slip of the pen is found here and not in a cluster.',
  fix: 'Write the value in the form that the message names; the reference page has every field with its unit and default.',
  refs: ['C04', 'C010', 'R46'],
  firm: true,
};
