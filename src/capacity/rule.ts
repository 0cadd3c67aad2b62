import type { ReportCheck } from '../checks/check.ts';
import { type Finding, finding, type Rule } from '../findings/finding.ts';
import type { CapacityPlan } from './capacity-plan.ts';

/** A rule on what is planned: whether promises and load fit nodes and volumes. One file with its page and its test. */
export interface CapacityRule extends Rule {
  readonly judge: (plan: CapacityPlan, report: ReportCheck) => void;
}

/** Everything that rules find in a plan. */
export function misfits(rules: readonly CapacityRule[], plan: CapacityPlan): readonly Finding[] {
  const out: Finding[] = [];
  for (const rule of rules) rule.judge(plan, (where, message, more) => out.push(finding(rule, where, message, more)));
  return out;
}
