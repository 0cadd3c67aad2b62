import type { Rule } from '../../findings/finding.ts';

export const runInProgress: Rule = {
  code: 'manifests/run-in-progress',
  severity: 'error',
  title: 'Another run of namsan is writing the same tree',
  why: 'Two runs at once would mix their trees.',
  fix: 'Wait for the other run to end.',
  refs: [],
  firm: true,
};
