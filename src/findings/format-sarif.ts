import type { Finding, ObjectPlace, Rule, Severity } from './finding.ts';
import { placeText, sentence } from './format-text.ts';
import type { Report } from './report.ts';
import type { Suppression } from './suppression.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'note' };

/** What SARIF says of a rule comes from the rule, or from its finding when the rule is not in the list. */
type SarifRule = Pick<Rule, 'code' | 'severity' | 'why' | 'fix'> & { readonly title: string };

/** Findings as a SARIF 2.1.0 log (OASIS sarif-v2.1.0-os), as code scanning takes it. `release` is namsan's version. */
export function formatSarif({ findings, suppressed = [], fileOf, rules }: Report, release: string): string {
  const used = usedRules([...findings, ...suppressed.map(({ finding }) => finding)], rules);
  const indexOf = new Map(used.map((rule, i) => [rule.code, i]));
  const resultOf = (found: Finding): object => ({
    ruleId: found.code,
    ruleIndex: indexOf.get(found.code),
    level: levels[found.severity],
    message: { text: messageText(found) },
    locations: [locationOf(found, fileOf)],
  });
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'namsan', semanticVersion: release, rules: used.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        // Where one result says by what it is suppressed, each must say so (OASIS sarif-v2.1.0-os, 3.27.23).
        results: [
          ...findings.map((found) => ({
            ...resultOf(found),
            ...(suppressed.length === 0 ? {} : { suppressions: [] }),
          })),
          ...suppressed.map(({ finding, by }) => ({ ...resultOf(finding), suppressions: [suppressionOf(by)] })),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** An annotation stands at the object itself, an entry of the fleet file beside what it speaks of (OASIS sarif-v2.1.0-os, 3.35). */
function suppressionOf({ reason, until, where }: Suppression): object {
  const kind = 'file' in where ? 'external' : 'inSource';
  return { kind, status: 'accepted', justification: `${sentence(reason)} Until ${until}.` };
}

function usedRules(findings: readonly Finding[], rules: readonly Rule[]): readonly SarifRule[] {
  const known = new Map(rules.map((rule) => [rule.code, rule]));
  const used = new Map<string, SarifRule>();
  for (const found of findings)
    if (!used.has(found.code)) used.set(found.code, known.get(found.code) ?? { ...found, title: found.message });
  return [...used.values()];
}

function ruleOf({ code, severity, title, why, fix }: SarifRule): object {
  return {
    id: code,
    name: code,
    shortDescription: { text: sentence(title) },
    fullDescription: { text: sentence(why) },
    help: { text: sentence(fix) },
    defaultConfiguration: { level: levels[severity] },
  };
}

function messageText(found: Finding): string {
  const hops = found.counterexample?.hops.map((hop, i) => `${i + 1}. ${hop}`) ?? [];
  return [sentence(found.message), sentence(found.fix), ...hops].join('\n');
}

/** An object has a logical location; where a file holds it, the physical one too, which code scanning needs to show it. */
function locationOf({ where }: Finding, fileOf: Report['fileOf']): object {
  const written = 'file' in where ? where : fileOf(where);
  return {
    ...(written === null
      ? {}
      : {
          physicalLocation: {
            artifactLocation: { uri: encodeURI(written.file.replaceAll('\\', '/').toWellFormed()) },
            region: { startLine: written.line, startColumn: written.column },
          },
        }),
    ...('file' in where ? pathLocation(where.path) : { logicalLocations: [logicalLocation(where)] }),
  };
}

function pathLocation(path: string): object {
  return path === '' ? {} : { logicalLocations: [{ fullyQualifiedName: path, kind: 'member' }] };
}

function logicalLocation(where: ObjectPlace): object {
  return { name: where.object, fullyQualifiedName: placeText(where), kind: 'resource' };
}
