import type { Rule } from '../../findings/finding.ts';
import { expired } from './expired.ts';
import { unusable } from './unusable.ts';
import { unused } from './unused.ts';

/** What can be wrong with a suppression itself. */
export const suppressionRules: readonly Rule[] = [unusable, expired, unused];
