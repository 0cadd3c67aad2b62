import { type Finding, finding, type Rule } from '../../findings/finding.ts';
import {
  hasEnded,
  type Suppressed,
  type Suppression,
  type SuppressionFrame,
  sift,
} from '../../findings/suppression.ts';
import { expired } from './expired.ts';
import { unusable, unusableBecause } from './unusable.ts';
import { unused } from './unused.ts';

/** Suppressions as they were written, and what they are held against. */
export interface Suppressing extends SuppressionFrame {
  readonly suppressions: readonly Suppression[];
  readonly rules: readonly Rule[];
  /** Whether a suppression had everything before it that it could keep out; otherwise none is called unused. */
  readonly isWhole: (suppression: Suppression) => boolean;
}

/** Findings without those that are suppressed, which are given apart, and with what is wrong with the suppressions themselves. */
export function suppress(
  findings: readonly Finding[],
  { suppressions, rules, isWhole, ...frame }: Suppressing,
): { readonly findings: readonly Finding[]; readonly suppressed: readonly Suppressed[] } {
  if (suppressions.length === 0) return { findings, suppressed: [] };
  const known = new Map(rules.map((rule) => [rule.code, rule]));
  const own: Finding[] = [];
  const usable = suppressions.filter((one) => {
    const because = unusableBecause(one, known, frame.clusters);
    if (because === null) return true;
    own.push(finding(unusable, one.where, because.message, because));
    return false;
  });
  const { open, suppressed, used } = sift(findings, usable, frame);
  for (const one of usable) {
    if (hasEnded(one, frame.today))
      own.push(finding(expired, one.where, `The suppression of \`${one.code}\` ended with ${one.until}`));
    else if (!used.has(one) && isWhole(one))
      own.push(finding(unused, one.where, `The suppression of \`${one.code}\`${scope(one)} keeps nothing out`));
  }
  return { findings: [...open, ...own], suppressed };
}

function scope({ cluster, object }: Suppression): string {
  const on = object === null ? '' : ` on \`${object}\``;
  return cluster === null ? on : `${on} in \`${cluster}\``;
}
