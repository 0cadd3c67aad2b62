import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of files by their path in the repository, with `/`. The rules of the house look at nothing else. */
export type Files = ReadonlyMap<string, string>;

const root = join(import.meta.dirname, '../..');
/** Not ours, or not committed. */
const left = new Set(['node_modules', 'dist', 'out', '.git']);
const binary = /\.(?:png|ico|gz|zip|woff2?)$/;

/** Every text file of the checkout under the given folders; everything without folders. */
export function filesOf(...folders: readonly string[]): Files {
  const out = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !left.has(entry.name)) walk(path);
      else if (entry.isFile() && !binary.test(path)) out.set(path, readFileSync(join(root, path), 'utf8'));
    }
  };
  for (const folder of folders.length === 0 ? [''] : folders) walk(folder);
  return out;
}

/** The TypeScript that people write: no generated files. */
export function written(files: Files): Files {
  return new Map([...files].filter(([path]) => path.endsWith('.ts') && !path.endsWith('.gen.ts')));
}

/** Whether a file is only for tests: they may use what the sources must not. */
export function isForTests(path: string): boolean {
  return path.startsWith('test/') || path.endsWith('.test.ts') || /\/(?:testing|testdata)\//.test(path);
}
