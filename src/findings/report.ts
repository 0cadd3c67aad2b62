import type { Account } from './account.ts';
import type { FilePlace, Finding, ObjectPlace, Rule } from './finding.ts';
import type { PromiseAnswer } from './promise-answer.ts';
import type { Suppressed } from './suppression.ts';

/** Findings with what a form needs beside them to speak of them. */
export interface Report {
  readonly findings: readonly Finding[];
  /** Findings that are kept out by a suppression; absent is none. */
  readonly suppressed?: readonly Suppressed[];
  /** What became of each outage that is promised to be survived; absent is none. */
  readonly promises?: readonly PromiseAnswer[];
  /** What was understood of manifests of any origin; absent for a fleet, of which all is known. */
  readonly account?: Account;
  /** Where in a file an object, or the cluster it belongs to, is written; `null` when it is in no file. */
  readonly fileOf: (place: ObjectPlace) => FilePlace | null;
  /** Every rule that could have spoken: titles for forms that list rules. */
  readonly rules: readonly Rule[];
}

/** How many findings of each severity are told, and how many are suppressed. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly suppressed: number;
}

/** Counts the findings of a report. */
export function countsOf({ findings, suppressed = [] }: Pick<Report, 'findings' | 'suppressed'>): Counts {
  const of = (severity: Finding['severity']): number => findings.filter((f) => f.severity === severity).length;
  return { errors: of('error'), warnings: of('warning'), notes: of('note'), suppressed: suppressed.length };
}
