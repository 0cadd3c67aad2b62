import type { Rule } from '../../findings/finding.ts';

export const outputUnusable: Rule = {
  code: 'manifests/output-unusable',
  severity: 'error',
  title: 'The tree cannot be written there',
  why: 'Nothing was written, so that no half of a tree is left.',
  fix: 'Choose a directory that you may write to by `--out`.',
  refs: [],
  firm: true,
};
