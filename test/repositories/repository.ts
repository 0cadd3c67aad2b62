import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { namsan } from '../../src/cli/testing/command-line.ts';
import { scratchFolder } from '../../src/manifests/testing/scratch.ts';

/** A repository as other tools write it, a folder for each cluster, with what is promised of it. */
export interface Repository {
  readonly name: string;
  readonly clusters: readonly string[];
  readonly promises: readonly string[];
  /** Single changes of a file, each with the findings that it must add, by code and object. */
  readonly faults: readonly Fault[];
}

export interface Fault {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly finds: readonly string[];
}

/** What `map` and `check` say of a repository, with its path taken out. */
export async function told(repository: Repository, folder: string): Promise<string> {
  const said: string[] = [];
  for (const command of ['map', 'check']) {
    const { code, out, err } = await namsan([command, ...lineOf(repository, folder, command)]);
    said.push(`$ namsan ${command}\n${out}${err}exit code ${code}\n`);
  }
  return said.join('\n').replaceAll(`${folder}/`, '');
}

/** The findings by code and object, each once. */
export async function findings(repository: Repository, folder: string): Promise<readonly string[]> {
  const { out } = await namsan(['check', '--format', 'json', ...lineOf(repository, folder, 'check')]);
  const found: readonly { readonly code: string; readonly where: { readonly object?: string } }[] =
    JSON.parse(out).findings;
  const names = found.map(({ code, where }) => (where.object === undefined ? code : `${code} ${where.object}`));
  return [...new Set(names)].toSorted();
}

/** A copy of a repository with one fault in it. */
export function spoiled(folder: string, { file, from, to }: Fault): string {
  const copy = scratchFolder();
  cpSync(folder, copy, { recursive: true });
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold \`${from}\``);
  writeFileSync(path, text.replace(from, to));
  return copy;
}

function lineOf({ clusters, promises }: Repository, folder: string, command: string): readonly string[] {
  const promised = command === 'map' ? [] : promises.flatMap((promise) => ['--promise', promise]);
  return [...clusters.flatMap((cluster) => ['--manifests', `${cluster}=${join(folder, cluster)}`]), ...promised];
}
