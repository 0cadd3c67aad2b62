import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const made: string[] = [];
const home = resolve(import.meta.dirname, '../../../out');

/** A fresh folder inside the checkout for the files of one test; it is removed when the process ends. */
export function scratchFolder(): string {
  if (made.length === 0) process.on('exit', removeAll);
  mkdirSync(home, { recursive: true });
  const folder = mkdtempSync(join(home, 'test-'));
  made.push(folder);
  return folder;
}

/** Puts files into a folder, by their paths in it. */
export function fill(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Every file of a folder with its text, and every empty directory with `null`, by path. */
export function contents(folder: string): Readonly<Record<string, string | null>> {
  const out: Record<string, string | null> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }).sort((a, b) =>
    join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1,
  )) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1);
    if (entry.isDirectory() && readdirSync(path).length === 0) out[name] = null;
    if (entry.isFile()) out[name] = readFileSync(path, 'utf8');
    if (entry.isSymbolicLink()) out[name] = '-> link';
  }
  return out;
}

function removeAll(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
}
