import assert from 'node:assert/strict';
import type { Finding, Rule } from '../../findings/finding.ts';
import { loadFleet } from '../load.ts';
import { notYetProved } from '../rules/not-yet-proved.ts';
import { overBase } from './base-fleet.ts';

/** What one finding says of its own; the rest is its rule's. */
export interface Told {
  readonly path: string;
  readonly severity: string;
  readonly message: string;
  readonly fix: string;
}

/**
 * The findings of a fleet (a fragment over the base fleet, or a whole one). Each must be one of `rule`, with its code, reason and references
 * (its edits are held by what `check --fix` makes of them), and nothing else but notes on what is not rendered, and the fleet is given on exactly when no finding is an error.
 */
export function told(rule: Rule, fragment: string): readonly Told[] {
  const { fleet, findings: all } = loadFleet(overBase(fragment), 'fleet.yaml');
  const findings = judged(all, rule);
  for (const { where: _where, message: _message, fix: _fix, severity: _severity, edits: _edits, ...rest } of findings)
    assert.deepEqual(rest, { code: rule.code, why: rule.why, refs: rule.refs, counterexample: null });
  assert.equal(
    fleet === null,
    findings.some((f) => f.severity === 'error'),
  );
  return findings.map(({ where, severity, message, fix }) => {
    assert.ok('path' in where);
    return { path: where.path, severity, message, fix };
  });
}

/** Findings on what is written, without the notes on what this version does with it; those of `rule` stay. */
export function judged(findings: readonly Finding[], rule: Rule | null = null): readonly Finding[] {
  const limits = [notYetProved].filter((limit) => limit !== rule).map((limit) => limit.code);
  return findings.filter((f) => !limits.includes(f.code) || f.severity !== 'note');
}
