import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { answered, type Outcome, refused } from '../outcome.ts';
import { type GivenValues, type SourceName, sourceName, variableOf } from './given-values.ts';
import { type HiddenValue, hidden } from './hidden-value.ts';
import { type ReadValues, valuesOfText } from './values-text.ts';

/** No Secret of Kubernetes may be larger (k8s.io/api core/v1 MaxSecretSize), so no file of values of one fleet needs to be. */
const mostBytes = 16 * 1024 * 1024;

/**
 * Values of `--values`: a file in YAML, JSON or lines, or a folder with `<secret>/<key>` for each value. What others may read is refused unless
 * `readable`, because a value that others have read is none.
 */
export async function valuesAt(
  path: string,
  sources: readonly SourceName[],
  readable: boolean,
): Promise<Outcome<ReadValues>> {
  const about = await stat(path).catch(() => null);
  if (about === null) return refused('not-found', `\`${path}\` is not there.`);
  if (about.isDirectory()) return valuesInFolder(path, sources, readable);
  const bytes = await bytesOf(path, readable);
  return bytes.ok ? valuesOfText(bytes.value, path) : bytes;
}

/** Values of a folder with `<secret>/<key>` for each, as the scripts of `bootstrap/` keep them. */
export async function valuesInFolder(
  folder: string,
  sources: readonly SourceName[],
  readable: boolean,
): Promise<Outcome<ReadValues>> {
  const values = new Map<string, HiddenValue>();
  for (const source of sources) {
    const path = join(folder, source.secret, source.key);
    if ((await stat(path).catch(() => null)) === null) continue;
    const bytes = await bytesOf(path, readable);
    if (!bytes.ok) return bytes;
    values.set(sourceName(source), hidden(bytes.value));
  }
  return answered({ given: (source) => values.get(sourceName(source)), names: new Set(values.keys()) });
}

/** Values of the environment: `S3_CREDENTIALS_ACCESS_KEY`, or a file that `S3_CREDENTIALS_ACCESS_KEY_FILE` names. */
export async function valuesOfEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  sources: readonly SourceName[],
): Promise<Outcome<GivenValues>> {
  const values = new Map<string, HiddenValue>();
  for (const source of sources) {
    const variable = variableOf(source);
    const file = environment[`${variable}_FILE`] ?? '';
    const text = environment[variable] ?? '';
    if (file !== '') {
      // Files of this kind are mounted by others, often readable for all in a container of one user.
      const bytes = await bytesOf(file, true);
      if (!bytes.ok) return refused(bytes.refusal.kind, `${variable}_FILE: ${bytes.refusal.message}`);
      values.set(sourceName(source), hidden(bytes.value));
    } else if (text !== '') values.set(sourceName(source), hidden(text));
  }
  return answered((source) => values.get(sourceName(source)));
}

async function bytesOf(path: string, readable: boolean): Promise<Outcome<Uint8Array>> {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return refused('unusable', `\`${path}\` cannot be read (${code}).`);
  }
  try {
    // The open file is asked, so that it cannot be another one by the time it is read.
    const { mode, size } = await file.stat();
    if (!readable && (mode & 0o044) !== 0)
      return refused(
        'forbidden',
        `Others may read \`${path}\` (mode ${(mode & 0o777).toString(8)}). Close it: chmod 600 ${path}`,
      );
    if (size > mostBytes)
      return refused('unusable', `\`${path}\` has ${size} bytes, and values have at most ${mostBytes}.`);
    return answered(await file.readFile());
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return refused('unusable', `\`${path}\` cannot be read (${code}).`);
  } finally {
    await file.close();
  }
}
