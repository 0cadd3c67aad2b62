import type { Finding } from '../findings/finding.ts';
import { brokenProofs } from './broken-proofs.ts';
import { type ClusterOrder, clusterOrder } from './cluster-order.ts';
import { compareSides, type Side } from './comparison.ts';
import { impactsOf } from './rule.ts';
import { impactRules } from './rules.ts';
import { orderedSteps, type PlannedStep } from './steps.ts';
import { type Impact, rankOf } from './verdict.ts';

/** What a change does: every impact, the worst first, the proofs that it breaks, and the safe way. */
export interface ImpactReport {
  readonly impacts: readonly Impact[];
  /** What is proved to be broken on the new side and was not on the old. */
  readonly broken: readonly Finding[];
  /** `null` where the order of clusters is no question. */
  readonly order: ClusterOrder | null;
  readonly steps: readonly PlannedStep[];
  /** Whether data would be lost if the new side were applied as it is. */
  readonly losesData: boolean;
  /** Whether a proof of what is kept, always or in an outage, holds on the old side and not on the new. */
  readonly breaksPromise: boolean;
}

/** The verdict on the way from one side to the other. */
export function impactOf(old: Side, next: Side): ImpactReport {
  const comparison = compareSides(old, next);
  const spoken: Impact[] = [];
  for (const rule of impactRules) spoken.push(...impactsOf(rule, comparison, spoken));
  const impacts = spoken.toSorted(byGravity);
  const order = clusterOrder(comparison);
  const broken = brokenProofs(comparison);
  const steps = orderedSteps(impacts, order);
  const losesData = impacts.some((impact) => impact.losesData);
  // A proof that shows ages which nothing holds; one that shows a broken way only does not say that anything is lost.
  const breaksPromise = broken.some(
    (found) => found.severity === 'error' && (found.counterexample?.interval ?? '') !== '',
  );
  return { impacts, broken, order, steps, losesData, breaksPromise };
}

function byGravity(a: Impact, b: Impact): number {
  return rankOf(a.verdict) - rankOf(b.verdict) || Number(b.losesData) - Number(a.losesData) || compare(a, b);
}

function compare(a: Impact, b: Impact): number {
  const [left, right] = [keyOf(a), keyOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function keyOf({ code, where, message }: Impact): string {
  return [code, where.cluster, where.object, where.field, message].join('\n');
}
