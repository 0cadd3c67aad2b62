import type { ImpactReport } from './impact.ts';
import { verdicts } from './verdict.ts';

/** The report as JSON of version 1: every impact by itself, in a fixed order of keys. */
export function impactJson({ impacts, broken, order, steps, losesData, breaksPromise }: ImpactReport): string {
  const counts = Object.fromEntries(
    verdicts.map((verdict) => [verdict, impacts.filter((impact) => impact.verdict === verdict).length]),
  );
  const told = { version: 1, losesData, breaksPromise, counts, impacts, broken, order, steps };
  return `${JSON.stringify(told, null, 2)}\n`;
}
