import { type Finding, finding, hasErrors } from '../findings/finding.ts';
import { literalCredentials } from './credentials.ts';
import { fieldName } from './field-name.ts';
import { credentialLiteral } from './rules/credential-literal.ts';
import { fleetRules } from './rules.ts';
import { type Fleet, fleetSchema } from './schema/fleet-schema.ts';
import { shapeFindings } from './shape-findings.ts';
import type { Source } from './source.ts';

/** Judges the values of a fleet file: no credentials, the right shape, and then every rule. `fleet` is `null` when there are errors. */
export function judge(source: Source): { readonly fleet: Fleet | null; readonly findings: readonly Finding[] } {
  const findings: Finding[] = literalCredentials(source.value).map((path) =>
    finding(
      credentialLiteral,
      source.keyPlace(path),
      `${fieldName(path, source.value)} holds a credential as a literal`,
    ),
  );
  const parsed = fleetSchema.safeParse(source.value);
  if (!parsed.success) {
    for (const one of shapeFindings(parsed.error.issues, source)) findings.push(one);
    return { fleet: null, findings: inOrder(findings) };
  }
  for (const rule of fleetRules) {
    rule.check(parsed.data, (path, message, more) => {
      findings.push(finding(rule, source.place(path), message, more));
    });
  }
  return { fleet: hasErrors(findings) ? null : parsed.data, findings: inOrder(findings) };
}

/** By line and column; each only once. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const distinct = new Map(findings.map((f) => [JSON.stringify([f.code, f.where, f.message]), f]));
  return [...distinct.values()].toSorted((a, b) =>
    'line' in a.where && 'line' in b.where ? a.where.line - b.where.line || a.where.column - b.where.column : 0,
  );
}
