import type { z } from 'zod';
import { type Finding, type FleetEdit, finding, type MoreOf } from '../findings/finding.ts';
import { choice } from '../findings/wording.ts';
import { nearest } from '../kube/nearest.ts';
import { at } from '../kube/read.ts';
import { credentialFix, isCredentialKey } from './credentials.ts';
import { fieldName } from './field-name.ts';
import type { Path } from './plain.ts';
import { repair } from './repair.ts';
import { credentialLiteral } from './rules/credential-literal.ts';
import { shape } from './rules/shape.ts';
import { isResolution, unknownKey, unknownKeyTrouble } from './rules/unknown-key.ts';
import { describedAs, fieldsOf, keysAt, schemaAt } from './schema/keys.ts';
import type { Source } from './source.ts';

/** What nobody reads to the end: a file with more troubles than this has one that repeats. */
const mostFindings = 1000;

/**
 * What the schema found wrong, in sentences for the user. A field that is only misspelt is not also called missing. Of very many
 * troubles the first thousand are told, and how many there are more.
 */
export function shapeFindings(issues: readonly z.core.$ZodIssue[], source: Source): Finding[] {
  const meant = new Set<string>();
  const told: Finding[] = [];
  let left = 0;
  const tell = (make: () => Finding): void => {
    if (told.length < mostFindings) told.push(make());
    else left += 1;
  };
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const path = pathOf(issue);
    for (const key of issue.keys) if (!isCredentialKey(key)) tell(() => unknownKeyAt(path, key, source, meant));
  }
  for (const issue of issues)
    if (issue.code !== 'unrecognized_keys' && !meant.has(pathOf(issue).join('.')))
      tell(() => wrongValue(issue, source));
  if (left > 0)
    told.push(
      finding(shape, source.place([]), `${left} further values and keys of the file are wrong`, {
        fix: 'Mend those that are told first.',
      }),
    );
  return told;
}

function unknownKeyAt(path: Path, key: string, source: Source, meant: Set<string>): Finding {
  const known = keysAt(path);
  const absent = known.filter((one) => at(source.value, ...path, one) === undefined);
  const near = nearest(key, absent) ?? nearest(key, known);
  if (near !== null) meant.add([...path, near].join('.'));
  const { message, fix } = unknownKeyTrouble(path, key, near, known, fieldName(path, source.value));
  const here = [...path, key];
  const edit: FleetEdit | null = isResolution(path, key)
    ? { path: here, remove: true }
    : near !== null && absent.includes(near)
      ? { path: here, rename: near }
      : null;
  return finding(unknownKey, source.keyPlace(here), message, { fix, ...(edit === null ? {} : { edits: [edit] }) });
}

function wrongValue(issue: z.core.$ZodIssue, source: Source): Finding {
  const path = pathOf(issue);
  const value = path.length === 0 ? source.value : at(source.value, ...path);
  const name = fieldName(path, source.value);
  if (issue.code === 'custom' && issue.params?.['credential'] === true)
    return finding(credentialLiteral, source.place(path), `${name} ${issue.message}`, { fix: credentialFix });
  const schema = schemaAt(path);
  const about = describedAs(schema);
  const key = String(path.at(-1) ?? '');
  if (value === undefined)
    return finding(shape, source.place(path), `${name} is missing`, { fix: `Add \`${key}\`. ${about}`.trim() });
  if (value === null)
    return finding(shape, source.place(path), `${name} is empty`, {
      fix: `Write a value after \`${key}:\`, or remove the line where it may be left out. ${about}`.trim(),
    });
  if (issue.code === 'invalid_key') {
    const message = `The name of ${name.replace(/^The /, 'the ')} ${issue.issues[0]?.message ?? 'is not allowed'}`;
    return finding(shape, source.keyPlace(path), message, { fix: `Rename \`${key.slice(0, 60)}\`.` });
  }
  return finding(shape, source.place(path), `${name} ${sentence(issue)}${but(issue, value)}`, {
    ...remedyOf(issue, schema, path, value, source.spelt(path)),
  });
}

function remedyOf(
  issue: z.core.$ZodIssue,
  schema: z.core.$ZodType,
  path: Path,
  value: unknown,
  spelt: string | null,
): MoreOf {
  const choice = issue.code === 'invalid_value' ? nearestChoice(issue.values, value) : null;
  if (choice !== null) return { fix: `Write \`${choice}\`.`, edits: [{ path, set: choice }] };
  const better = repair(schema, value, spelt);
  if (better !== null)
    return {
      fix: `Write \`${better.text}\`${better.quoted ? '' : ' without quotes'}.`,
      edits: [{ path, set: better.value }],
    };
  const fields = fieldsOf(schema);
  const takes =
    fields.length === 0 ? 'Correct the value.' : `Its fields are ${fields.map((f) => `\`${f}\``).join(', ')}.`;
  return { fix: `${takes} ${describedAs(schema)}`.trim() };
}

/** Our own messages begin with `must`; those of the library are put into the same form. */
function sentence(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith('must')) return issue.message;
  if (issue.code === 'invalid_value') return `must be ${choice(issue.values.map(String), 'or')}`;
  if (issue.code === 'invalid_type') return `must be ${typeNames[issue.expected] ?? issue.expected}`;
  if (issue.code === 'too_big') return `must have at most ${String(issue.maximum)} entries`;
  if (issue.code === 'too_small') return `must have at least ${String(issue.minimum)} entries`;
  return 'has a value that cannot be read';
}

const typeNames: Readonly<Record<string, string>> = {
  object: 'a map of fields',
  record: 'a map',
  array: 'a list',
  string: 'text',
  boolean: '`true` or `false`',
};

/** What stands there instead: its kind, and the word itself where one of a few words is wanted. Values are not repeated otherwise: one may be a credential. */
function but(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'invalid_value' && typeof value === 'string' && /^[\w.-]{1,40}$/.test(value))
    return `, not \`${value}\``;
  if (issue.code !== 'invalid_type') return '';
  if (Array.isArray(value)) return ', not a list';
  if (typeof value === 'object') return ', not a map';
  if (typeof value === 'string') return ', not text';
  return typeof value === 'number' && (issue.expected === 'object' || issue.expected === 'array')
    ? ', not a number'
    : '';
}

function nearestChoice(values: readonly unknown[], value: unknown): string | null {
  const choices = values.filter((choice) => typeof choice === 'string');
  if (choices.length === 1) return choices[0] ?? null;
  return typeof value === 'string' && value.length <= 60 ? nearest(value, choices) : null;
}

function pathOf(issue: z.core.$ZodIssue): Path {
  return issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
}
