import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type FilePlace, type Finding, finding, hasErrors } from '../findings/finding.ts';
import { nearest } from '../kube/nearest.ts';
import { credentialFix, isCredentialKey, literalCredentials } from './credentials.ts';
import { offsetAt, type Path, plainOf } from './plain.ts';
import { credentialLiteral } from './rules/credential-literal.ts';
import { fileSize, maxBytes } from './rules/file-size.ts';
import { shape } from './rules/shape.ts';
import { unknownKey } from './rules/unknown-key.ts';
import { plainFaults, syntaxMessage, yamlSyntax } from './rules/yaml-syntax.ts';
import { fleetRules } from './rules.ts';
import { type Fleet, fleetSchema } from './schema/fleet-schema.ts';
import { keysAt } from './schema/keys.ts';

/** A fleet file as far as it could be read. `fleet` is `null` when an error stands in the way of a model. */
export interface LoadedFleet {
  readonly fleet: Fleet | null;
  /** The file's values as written, aliases and merges resolved; what is not in it was filled by a default. */
  readonly written: unknown;
  readonly findings: readonly Finding[];
  /** Where a value (or the nearest one above it) is written in the file. */
  readonly place: (path: Path) => FilePlace;
}

/** Reads the text of a fleet file. Whatever is wrong with it is a finding with line, column and remedy; nothing is thrown. */
export function loadFleet(text: string, file: string): LoadedFleet {
  const start: FilePlace = { file, line: 1, column: 1, path: '' };
  const stopped = (findings: readonly Finding[]): LoadedFleet => ({
    fleet: null,
    written: null,
    findings,
    place: () => start,
  });
  if (text.length > maxBytes)
    return stopped([
      finding(fileSize, start, `\`${file}\` has ${text.length} bytes; a fleet file has at most ${maxBytes}`),
    ]);

  const lines = new LineCounter();
  const placeOf = (offset: number, path: Path): FilePlace => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { file, line: Math.max(1, line), column: Math.max(1, col), path: path.join('.') };
  };
  const doc = parse(text, lines);
  if (doc === null) return stopped([finding(yamlSyntax, start, 'The file is nested too deeply to be read')]);
  if (doc.errors.length > 0) {
    return stopped(
      doc.errors.slice(0, 20).map((e) => finding(yamlSyntax, placeOf(e.pos[0], []), syntaxMessage(e.code, e.message))),
    );
  }
  if (doc.contents === null)
    return stopped([
      finding(yamlSyntax, start, 'The file is empty', { fix: 'Begin with `namsan init --preset sidecar`.' }),
    ]);

  const plain = plainOf(doc);
  if ('fault' in plain) return stopped([finding(yamlSyntax, placeOf(plain.offset, []), plainFaults[plain.fault])]);

  const place = (path: Path): FilePlace => placeOf(offsetAt(doc, path, 'value'), path);
  const keyPlace = (path: Path): FilePlace => placeOf(offsetAt(doc, path, 'key'), path);
  const findings: Finding[] = literalCredentials(plain.value).map((path) =>
    finding(credentialLiteral, keyPlace(path), `\`${path.join('.')}\` holds a credential as a literal`),
  );
  const parsed = fleetSchema.safeParse(plain.value);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) findings.push(...issueFindings(issue, place, keyPlace));
    return { fleet: null, written: plain.value, findings: distinct(findings), place };
  }
  for (const rule of fleetRules) {
    rule.check(parsed.data, (path, message, fix) => {
      findings.push(finding(rule, place(path), message, fix === undefined ? {} : { fix }));
    });
  }
  return { fleet: hasErrors(findings) ? null : parsed.data, written: plain.value, findings, place };
}

function parse(text: string, lines: LineCounter): ReturnType<typeof parseDocument> | null {
  try {
    return parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: true,
      merge: false,
      version: '1.2',
      stringKeys: false,
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function issueFindings(
  issue: z.core.$ZodIssue,
  place: (path: Path) => FilePlace,
  keyPlace: (path: Path) => FilePlace,
): Finding[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(path);
    return issue.keys
      .filter((key) => !isCredentialKey(key))
      .map((key) => {
        const near = nearest(key, known);
        const where = path.length === 0 ? 'the fleet file' : `\`${path.join('.')}\``;
        const fix =
          near === null
            ? `Remove it; ${where} takes ${known.map((k) => `\`${k}\``).join(', ')}.`
            : `Write \`${near}\`, or remove it.`;
        return finding(unknownKey, keyPlace([...path, key]), `\`${key}\` is no field of ${where}`, { fix });
      });
  }
  if (issue.code === 'custom' && issue.params?.['credential'] === true) {
    return [finding(credentialLiteral, place(path), `\`${path.join('.')}\` ${issue.message}`, { fix: credentialFix })];
  }
  const name = path.length === 0 ? 'The fleet file' : `\`${path.join('.')}\``;
  const message =
    issue.code === 'invalid_type' && issue.input === undefined && isMissing(issue)
      ? `${name} is missing`
      : `${name} ${sentence(issue)}`;
  return [finding(shape, place(path), message)];
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.message.includes('received undefined') || issue.code === 'invalid_type';
}

/** Our own messages begin with `must`; those of the library are put into the same form. */
function sentence(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith('must')) return issue.message;
  if (issue.code === 'invalid_value') return `must be ${issue.values.map((v) => `\`${String(v)}\``).join(' or ')}`;
  if (issue.code === 'invalid_type')
    return `must be ${issue.expected === 'object' || issue.expected === 'record' ? 'a map of fields' : `of type ${issue.expected}`}`;
  if (issue.code === 'too_big') return `must be at most ${String(issue.maximum)}`;
  if (issue.code === 'too_small') return `must be at least ${String(issue.minimum)}`;
  if (issue.code === 'invalid_key') return `has a name that ${issue.issues[0]?.message ?? 'is not allowed'}`;
  return `is not right: ${issue.message}`;
}

function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((f) => {
    const key = JSON.stringify([f.code, f.where, f.message]);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
