import type { Rule } from '../../findings/finding.ts';
import { credentialFix } from '../credentials.ts';

export const credentialLiteral: Rule = {
  code: 'fleet/credential-literal',
  severity: 'error',
  title: 'A credential stands in the fleet file',
  why: 'The fleet file and all that is made of it go into Git, where a value stays readable for ever.',
  fix: credentialFix,
  refs: ['F16', 'R51', 'C09'],
  firm: true,
};
