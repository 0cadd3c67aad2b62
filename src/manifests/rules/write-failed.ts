import type { Rule } from '../../findings/finding.ts';

export const writeFailed: Rule = {
  code: 'manifests/write-failed',
  severity: 'error',
  title: 'The tree could not be written to its end',
  why: 'The tree is as it was before: what had been written was taken back.',
  fix: 'Remove the cause, such as a full disk or a missing right, and run again.',
  refs: [],
  firm: true,
};
