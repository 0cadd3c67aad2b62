import type { ObjectPlace } from '../findings/finding.ts';

/** What a change does, the worst first. `not classed` is said of what nobody here understands, so that silence never means safe. */
export const verdicts = [
  'loses',
  'impossible in place',
  'irreversible',
  'splits history',
  'needs order',
  'not classed',
  'restart',
  'safe',
] as const;
export type Verdict = (typeof verdicts)[number];

/** A step of the way from the old side to the new one, and when it is made: before anything is applied, in its place, or after it. */
export interface Step {
  readonly when: 'before' | 'during' | 'after';
  readonly does: string;
}

/** What one change does. `interval` is the ages that go, as text; `losesData` decides the exit code. */
export interface Impact {
  /** The code of the rule that speaks: `impact/...`. */
  readonly code: string;
  readonly verdict: Verdict;
  readonly losesData: boolean;
  readonly interval: string | null;
  readonly where: ObjectPlace;
  /** The change in one sentence. */
  readonly message: string;
  readonly why: string;
  readonly steps: readonly Step[];
  readonly refs: readonly string[];
}

/** The worse of two verdicts is the smaller number. */
export function rankOf(verdict: Verdict): number {
  return verdicts.indexOf(verdict);
}
