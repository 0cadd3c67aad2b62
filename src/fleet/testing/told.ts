import assert from 'node:assert/strict';
import type { Rule } from '../../findings/finding.ts';
import { loadFleet } from '../load.ts';
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
 * (its edits are held by what `check --fix` makes of them), and nothing else, and the fleet is given on exactly when no finding is an error.
 */
export function told(rule: Rule, fragment: string): readonly Told[] {
  const { fleet, findings } = loadFleet(overBase(fragment), 'fleet.yaml');
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
