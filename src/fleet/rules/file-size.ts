import type { Rule } from '../../findings/finding.ts';

/** Ten thousand clusters need 1 to 4 million characters, and reading a million takes about a second and 200 MB of memory. */
export const maxCharacters = 8 * 1024 * 1024;

export const fileSize: Rule = {
  code: 'fleet/file-size',
  severity: 'error',
  title: 'The fleet file is too large',
  why: 'A fleet of ten thousand clusters fits in half of the limit; a larger file is another file, and reading it would only cost time and memory.',
  fix: 'Check the path; share repeated parts of clusters by YAML anchors and `<<`.',
  refs: [],
  firm: true,
};
