import type { Rule } from '../../findings/finding.ts';

export const halfWritten: Rule = {
  code: 'manifests/half-written',
  severity: 'error',
  title: 'The tree is between old and new',
  why: 'Writing failed half-way, and taking it back failed as well.',
  fix: 'Remove the cause and run again: the next run ends what this one began.',
  refs: [],
  firm: true,
};
