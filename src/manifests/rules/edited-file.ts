import type { Rule } from '../../findings/finding.ts';

export const editedFile: Rule = {
  code: 'manifests/edited-file',
  severity: 'error',
  title: 'A file that namsan wrote has been edited',
  why: 'Writing over it would lose what somebody changed on purpose; keeping it would leave a tree that the proof was not made of.',
  fix: 'Bring the change into the fleet file, or let it go by `--force`.',
  refs: [],
  firm: true,
};
