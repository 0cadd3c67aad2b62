import type { Rule } from '../../findings/finding.ts';

export const keptFile: Rule = {
  code: 'manifests/kept-file',
  severity: 'note',
  title: 'A file that is no longer needed was kept because it has been edited',
  why: 'Its directory no longer lists it, so nothing installs it; it may hold something worth keeping.',
  fix: 'Remove it when you no longer need it.',
  refs: [],
  firm: true,
};
