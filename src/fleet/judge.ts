import { type Finding, finding, hasErrors } from '../findings/finding.ts';
import { type Suppression, sift } from '../findings/suppression.ts';
import { literalCredentials } from './credentials.ts';
import { fieldName } from './field-name.ts';
import { credentialLiteral } from './rules/credential-literal.ts';
import { fleetRules } from './rules.ts';
import { type Fleet, fleetSchema } from './schema/fleet-schema.ts';
import { shapeFindings } from './shape-findings.ts';
import type { Source } from './source.ts';

/** What became of the values of a fleet file. `fleet` is `null` when there are errors that no suppression names. */
export interface Judged {
  readonly fleet: Fleet | null;
  /** All of them, suppressed ones too. */
  readonly findings: readonly Finding[];
  readonly suppressions: readonly Suppression[];
  /** Ids of the clusters in the order of the file. */
  readonly clusters: readonly string[];
}

/** Judges the values of a fleet file: no credentials, the right shape, and then every rule. `today` ends suppressions. */
export function judge(source: Source, today = ''): Judged {
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
    return { fleet: null, findings: inOrder(findings), suppressions: [], clusters: [] };
  }
  for (const rule of fleetRules) {
    rule.check(parsed.data, (path, message, more) => {
      findings.push(finding(rule, source.place(path), message, more));
    });
  }
  const suppressions = suppressionsOf(parsed.data, source);
  const clusters = parsed.data.clusters.map(({ id }) => id);
  const yielding = new Set(fleetRules.filter(({ firm }) => firm !== true).map(({ code }) => code));
  const { open } = sift(
    findings,
    suppressions.filter(({ code }) => yielding.has(code)),
    { today, clusters },
  );
  return { fleet: hasErrors(open) ? null : parsed.data, findings: inOrder(findings), suppressions, clusters };
}

function suppressionsOf({ suppress }: Fleet, source: Source): readonly Suppression[] {
  return suppress.map(({ code, cluster = null, object = null, reason, until }, i) => ({
    code,
    cluster,
    object,
    reason,
    until,
    where: source.place(['suppress', i]),
  }));
}

/** By line and column; each only once. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const distinct = new Map(findings.map((f) => [JSON.stringify([f.code, f.where, f.message]), f]));
  return [...distinct.values()].toSorted((a, b) =>
    'line' in a.where && 'line' in b.where ? a.where.line - b.where.line || a.where.column - b.where.column : 0,
  );
}
