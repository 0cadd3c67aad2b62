import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { versions } from '../../../src/model/versions.ts';
import { scratchFolder } from '../../engines/harness/scratch.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** This namsan as it would be with the minor release of Thanos before the pinned one: its program. A step of an upgrade is made by the namsan that pins it. */
export function olderNamsan(thanos = 'v0.41.0'): string {
  const folder = join(scratchFolder('older'), 'namsan');
  mkdirSync(folder);
  cpSync(join(root, 'src'), join(folder, 'src'), { recursive: true });
  for (const name of ['node_modules', 'schema', 'package.json']) symlinkSync(join(root, name), join(folder, name));
  const file = join(folder, 'src', 'model', 'versions.ts');
  const pinned = readFileSync(file, 'utf8');
  const older = pinned.replace(`thanos: '${versions.thanos}'`, `thanos: '${thanos}'`);
  if (older === pinned) throw new Error('The pin of Thanos is not where it was.');
  writeFileSync(file, older);
  return join(folder, 'src', 'cli', 'main.ts');
}
