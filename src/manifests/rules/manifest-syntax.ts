import type { Rule } from '../../findings/finding.ts';

export const manifestSyntax: Rule = {
  code: 'manifests/manifest-syntax',
  severity: 'warning',
  title: 'A file of manifests is not YAML that can be read',
  why: 'What it describes is not part of what was proved.',
  fix: 'Mend the file, or leave it out.',
  refs: [],
  firm: true,
};
