import { stat } from 'node:fs/promises';
import type { Outcome } from '../cluster/outcome.ts';
import { firstOf, type GivenValues, sourceName, variableOf } from '../cluster/secrets/given-values.ts';
import { byChance, type HiddenValue, hidden } from '../cluster/secrets/hidden-value.ts';
import type { ValueOrigins } from '../cluster/secrets/settle-values.ts';
import { valuesAt, valuesInFolder, valuesOfEnvironment } from '../cluster/secrets/values-files.ts';
import { type ReadValues, valuesOfText } from '../cluster/secrets/values-text.ts';
import type { Model } from '../model/model.ts';
import type { SecretSource } from '../model/secrets/declared-secret.ts';
import { secretSources } from '../model/secrets/secrets.ts';
import { askHidden, type Terminal } from './ask-hidden.ts';
import type { Given } from './command.ts';
import type { Io } from './io.ts';
import { keptValuesFolder } from './live-environment.ts';
import { Usage } from './usage.ts';

/** What a command line says of where values come from. */
export interface SecretsGiven {
  /** `--values`, in the order in which they were named; `-` is the standard input. */
  readonly values: readonly string[];
  readonly rotate: readonly string[];
  /** Whether files that others may read are taken. */
  readonly readable: boolean;
  /** Whether nobody is asked. */
  readonly quiet: boolean;
}

/** Refuses a command line that takes both the fleet file and values from the standard input, of which there is one. */
export function needOneInput(given: Given): void {
  if (given.argument('fleet') === '-' && given.list('values').includes('-'))
    throw new Usage(
      'The fleet file and the values cannot both come from the standard input: name a file for one of them.',
    );
}

/** Where the values of a run come from: files, the environment, what scripts have kept, and the user at a terminal. */
export async function secretOrigins(
  model: Model,
  given: SecretsGiven,
  io: Io,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  terminal: Terminal = process.stdin,
): Promise<ValueOrigins> {
  const sources = secretSources(model);
  const unknown = given.rotate.find((name) => !sources.some(({ secret }) => secret === name));
  if (unknown !== undefined)
    throw new Usage(
      `The fleet has no Secret \`${unknown}\` that can be replaced; it has ${listOf(sources.map(({ secret }) => secret))}.`,
    );
  const files: GivenValues[] = [];
  for (const path of given.values) files.push(await fileValues(path, sources, given.readable, io));
  const byEnvironment = taken(await valuesOfEnvironment(environment, sources));
  const folder = keptValuesFolder(model.name);
  const isThere = (await stat(folder).catch(() => null)) !== null;
  const kept = isThere ? taken(await valuesInFolder(folder, sources, given.readable)).given : () => undefined;
  const canAsk = !given.quiet && terminal.isTTY === true && !given.values.includes('-');
  return {
    given: firstOf(...files, byEnvironment),
    kept,
    ask: canAsk ? (source) => asked(source, io, terminal) : null,
    chance: byChance,
    rotate: given.rotate,
  };
}

async function fileValues(
  path: string,
  sources: readonly SecretSource[],
  readable: boolean,
  io: Io,
): Promise<GivenValues> {
  const read =
    path === '-' ? valuesOfText(await wholeInput(io), 'standard input') : await valuesAt(path, sources, readable);
  const { given, names } = taken<ReadValues>(read);
  const known = new Set(sources.flatMap((source) => [sourceName(source), variableOf(source)]));
  const strange = [...names].filter((name) => !known.has(name)).length;
  // Their names are not told: in a file of another form than was meant, a value may stand where a name should.
  if (strange > 0)
    io.err(
      `${strange} of ${names.size} entries of \`${path}\` belong to no Secret of the fleet. \`namsan secrets --list\` shows those that do.\n`,
    );
  return given;
}

async function wholeInput(io: Io): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of io.stdin()) pieces.push(piece);
  return Buffer.concat(pieces);
}

function taken<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Usage(outcome.refusal.message);
  return outcome.value;
}

/** Certificates and keys have several lines, so their file is asked for. */
async function asked(source: SecretSource, io: Io, terminal: Terminal): Promise<HiddenValue | null> {
  const name = sourceName(source);
  if (!/\.(?:crt|key|pem)$/.test(source.key)) {
    const answer = await askHidden(terminal, `${name}, ${source.says} (not shown): `, io.err);
    return answer === null ? null : hidden(answer);
  }
  const path = await askHidden(terminal, `File with ${name}, ${source.says} (not shown): `, io.err);
  if (path === null) return null;
  const { readFile } = await import('node:fs/promises');
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) io.err(`There is no such file for ${name}.\n`);
  return bytes === null ? null : hidden(bytes);
}

function listOf(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `\`${name}\``).join(', ');
}
