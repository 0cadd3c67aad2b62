import type { Rule } from '../../findings/finding.ts';

/** Ten thousand clusters need about 5 MB; a file above this is not a fleet file. */
export const maxCharacters = 16 * 1024 * 1024;

export const fileSize: Rule = {
  code: 'fleet/file-size',
  severity: 'error',
  title: 'The fleet file is too large',
  why: 'A fleet of ten thousand clusters fits in a third of the limit; a larger file is another file, and reading it would only cost time and memory.',
  fix: 'Check the path; share repeated parts of clusters by YAML anchors and `<<`.',
  refs: [],
};
