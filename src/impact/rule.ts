import type { ObjectPlace, Rule } from '../findings/finding.ts';
import type { Comparison } from './comparison.ts';
import type { Impact, Step, Verdict } from './verdict.ts';

/** What a rule says of one change; what is left out is the rule's own word, no interval, and no loss but for `loses`. */
export type ReportImpact = (
  verdict: Verdict,
  where: ObjectPlace,
  message: string,
  more?: {
    readonly why?: string;
    readonly interval?: string;
    readonly losesData?: boolean;
    readonly steps?: readonly Step[];
  },
) => void;

/** A rule on what a change does. `severity` is the gravest that it can mean; `fix` is its safe way in one sentence. */
export interface ImpactRule extends Rule {
  /** `spoken` is what the rules before it in the list have said. */
  readonly judge: (comparison: Comparison, report: ReportImpact, spoken: readonly Impact[]) => void;
}

/** Every impact that a rule sees in a comparison. */
export function impactsOf(rule: ImpactRule, comparison: Comparison, spoken: readonly Impact[] = []): readonly Impact[] {
  const out: Impact[] = [];
  rule.judge(
    comparison,
    (verdict, where, message, more = {}) => {
      out.push({
        code: rule.code,
        verdict,
        losesData: more.losesData ?? verdict === 'loses',
        interval: more.interval ?? null,
        where,
        message,
        why: more.why ?? rule.why,
        steps: more.steps ?? [],
        refs: rule.refs,
      });
    },
    spoken,
  );
  return out;
}

/** Steps that are made before anything is applied. */
export function before(...texts: readonly string[]): readonly Step[] {
  return texts.map((does) => ({ when: 'before', does }));
}

/** Steps that take the place of a plain apply. */
export function during(...texts: readonly string[]): readonly Step[] {
  return texts.map((does) => ({ when: 'during', does }));
}

/** Steps that are made once everything is applied. */
export function after(...texts: readonly string[]): readonly Step[] {
  return texts.map((does) => ({ when: 'after', does }));
}
