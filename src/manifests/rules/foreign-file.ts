import type { Rule } from '../../findings/finding.ts';

export const foreignFile: Rule = {
  code: 'manifests/foreign-file',
  severity: 'error',
  title: 'A file that namsan did not write stands in the way',
  why: 'The tree needs the path, and a file of somebody else is never written over.',
  fix: 'Move it away, remove it, or choose another directory by `--out`.',
  refs: [],
  firm: true,
};
