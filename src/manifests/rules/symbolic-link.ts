import type { Rule } from '../../findings/finding.ts';

export const symbolicLink: Rule = {
  code: 'manifests/symbolic-link',
  severity: 'error',
  title: 'A symbolic link stands in the tree',
  why: 'Through a link, writing could change files outside the tree.',
  fix: 'Replace the link by a directory or a file of its own, or remove it.',
  refs: [],
  firm: true,
};
