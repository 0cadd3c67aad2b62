import type { Rule } from '../../findings/finding.ts';

export const unused: Rule = {
  code: 'suppression/unused',
  severity: 'warning',
  title: 'A suppression keeps nothing out',
  why: 'What it was written for is mended or is found elsewhere now, and it would hide the next fault of its kind.',
  fix: 'Remove it, or correct its `cluster` and `object`.',
  refs: [],
  firm: true,
};
