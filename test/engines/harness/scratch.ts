import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

/** A fresh folder for the files of one test run; it is removed when the process ends, however it ends. */
export function scratchFolder(name: string): string {
  if (made.length === 0) process.on('exit', removeAll);
  const folder = mkdtempSync(join(tmpdir(), `namsan-${name}-`));
  made.push(folder);
  return folder;
}

function removeAll(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
