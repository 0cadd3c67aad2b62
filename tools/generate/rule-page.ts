import { ruleBase } from '../../src/rules.ts';

/** The page of a rule as a link from `docs/`. */
export function ruleLink(code: string): string {
  return `[\`${code}\`](../${ruleBase(code)}.md)`;
}
