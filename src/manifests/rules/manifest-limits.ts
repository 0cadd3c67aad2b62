import type { Rule } from '../../findings/finding.ts';

export const manifestLimits: Rule = {
  code: 'manifests/manifest-limits',
  severity: 'error',
  title: 'There is more to read than a directory of manifests holds',
  why: 'Reading on would cost time and memory for what cannot be a fleet.',
  fix: 'Give the directory that holds the rendered manifests and nothing else.',
  refs: [],
  firm: true,
};
