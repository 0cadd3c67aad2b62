import { parseDocument } from 'yaml';
import { isJsonObject } from '../../kube/read.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { type GivenValues, sourceName, variableOf } from './given-values.ts';
import { type HiddenValue, hidden } from './hidden-value.ts';

/** Values out of a text, and how many it has. */
export interface ReadValues {
  readonly given: GivenValues;
  /** `secret/key` or the variable of each. */
  readonly names: ReadonlySet<string>;
}

/**
 * Values of a text in YAML or JSON (a map of Secrets with a map of keys each, or a map of variables), or in lines of `VARIABLE=value`. Every scalar
 * is taken as it is written, so that `0123` and `yes` stay what they are; `!!binary` gives bytes. What is wrong is told by its place and never
 * by its text, which may be a value.
 */
export function valuesOfText(bytes: Uint8Array, file: string): Outcome<ReadValues> {
  const text = textOf(bytes);
  if (text === null)
    return refused(
      'unusable',
      `\`${file}\` is not UTF-8. Give bytes by \`!!binary\`, or by a folder with a file for each key.`,
    );
  const found = isLines(text) ? ofLines(text, file) : ofDocument(text, file);
  if (!found.ok) return found;
  const values = found.value;
  return answered({
    given: (source) => values.get(sourceName(source)) ?? values.get(variableOf(source)),
    names: new Set(values.keys()),
  });
}

type Values = ReadonlyMap<string, HiddenValue>;

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const assignment = /^(?:export[ \t]+)?([A-Za-z_]\w*)=(.*)$/;

function isLines(text: string): boolean {
  const first = text.split(/\r?\n/).find((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  return first !== undefined && assignment.test(first.trimStart());
}

/** Lines as shells and `.env` files have them; quoted values may go over several lines. What has no quotes is taken up to the end of its line. */
function ofLines(text: string, file: string): Outcome<Values> {
  const values = new Map<string, HiddenValue>();
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const at = i + 1;
    const line = (lines[i] ?? '').replace(/\r$/, '');
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const [, name = '', start = ''] = assignment.exec(line.trimStart()) ?? [];
    if (name === '') return refused('unusable', `Line ${at} of \`${file}\` is not \`VARIABLE=value\`.`);
    let raw = start;
    const quote = raw.startsWith('"') ? '"' : raw.startsWith("'") ? "'" : '';
    while (quote !== '' && !isClosed(raw, quote) && i + 1 < lines.length) raw += `\n${lines[++i] ?? ''}`;
    const value = quote === '' ? raw.trimEnd() : unquoted(raw.trimEnd(), quote);
    if (value === null) return refused('unusable', `The quotes of \`${file}\` that begin in line ${at} do not end.`);
    values.set(name, hidden(value));
  }
  return answered(values);
}

function isClosed(raw: string, quote: string): boolean {
  return unquoted(raw.trimEnd(), quote) !== null;
}

/** What is between the quotes; `null` where they do not end at the end. Double quotes know `\n`, `\r`, `\t`, `\"`, `\\` and `\$`. */
function unquoted(raw: string, quote: string): string | null {
  const form = quote === '"' ? /^"((?:[^"\\]|\\[\s\S])*)"$/ : /^'([^']*)'$/;
  const inner = form.exec(raw)?.[1];
  if (inner === undefined) return null;
  if (quote === "'") return inner;
  const signs: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
  return inner.replaceAll(/\\([\s\S])/g, (whole, sign: string) => signs[sign] ?? (/["\\$]/.test(sign) ? sign : whole));
}

function ofDocument(text: string, file: string): Outcome<Values> {
  const read = text.trimStart().startsWith('{') ? (ofJson(text) ?? ofYaml(text, file)) : ofYaml(text, file);
  if (!read.ok) return read;
  if (!isMap(read.value)) return refused('unusable', `\`${file}\` holds no map of Secrets, each with its keys.`);
  const values = new Map<string, HiddenValue>();
  for (const [name, entry] of Object.entries(read.value)) {
    const keys = isMap(entry)
      ? Object.entries(entry).map(([key, one]) => [`${name}/${key}`, one] as const)
      : [[name, entry] as const];
    for (const [path, one] of keys) {
      if (typeof one === 'string' || one instanceof Uint8Array) values.set(path, hidden(one));
      else return refused('unusable', `A value of entry ${values.size + 1} of \`${file}\` is not a text.`);
    }
  }
  return answered(values);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return isJsonObject(value) && !((value as unknown) instanceof Uint8Array);
}

/** `null` where it is not JSON: it may be YAML that begins with a brace. */
function ofJson(text: string): Outcome<unknown> | null {
  try {
    return answered<unknown>(JSON.parse(text));
  } catch {
    return null;
  }
}

function ofYaml(text: string, file: string): Outcome<unknown> {
  const document = parseDocument(text, { schema: 'failsafe', customTags: ['binary'], logLevel: 'silent' });
  const [error] = document.errors;
  if (error === undefined) return answered<unknown>(document.toJS());
  const { line = 1, col = 1 } = error.linePos?.[0] ?? {};
  return refused('unusable', `\`${file}\` is no YAML: line ${line}, column ${col}.`);
}
