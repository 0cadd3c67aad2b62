import type { Rule } from '../../findings/finding.ts';

export const expired: Rule = {
  code: 'suppression/expired',
  severity: 'warning',
  title: 'The last day of a suppression is over',
  why: 'What it kept out is told again, so that a decision for a while does not become one for ever.',
  fix: 'Mend what it kept out, or set `until` to a later day and say in `reason` why it is still so.',
  refs: [],
  firm: true,
};
