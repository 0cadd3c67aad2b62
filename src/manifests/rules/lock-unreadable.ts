import type { Rule } from '../../findings/finding.ts';

export const lockUnreadable: Rule = {
  code: 'manifests/lock-unreadable',
  severity: 'error',
  title: 'The lock file of the tree cannot be read',
  why: 'Without it namsan cannot know which files it wrote, and which of them were edited.',
  fix: 'Restore it from version control, or remove it: files that are as namsan would write them are taken over.',
  refs: [],
  firm: true,
};
