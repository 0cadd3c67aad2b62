import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder, goEnvironment } from '../../../tools/engines/cache.ts';
import { scratchFolder } from './scratch.ts';

/** A repository that is published as a Go module: its files are all in the module, manifests too. */
export interface ModuleTree {
  readonly path: string;
  readonly version: string;
  /** The checksum of the tree as go.sum has it: `h1:` and the digest. */
  readonly sum: string;
}

/** The folder with the files of a module, fetched first when the cache of the engines lacks it. It fails when the tree cannot be had, or is another one. */
export async function moduleTree({ path, version, sum }: ModuleTree): Promise<string> {
  const kept = join(cacheFolder(), 'trees');
  mkdirSync(kept, { recursive: true });
  const run = promisify(execFile);
  const asked = await run('go', ['mod', 'download', '-json', `${path}@${version}`], {
    // Outside of any module, so that no go.mod decides.
    cwd: scratchFolder('module-tree'),
    env: { ...goEnvironment(), GOFLAGS: '-mod=mod -modcacherw', GOMODCACHE: kept },
  }).catch((cause: unknown) => {
    throw new Error(`The repository ${path}@${version} cannot be fetched by \`go mod download\`.`, { cause });
  });
  const { Dir, Sum }: { readonly Dir: string; readonly Sum: string } = JSON.parse(asked.stdout);
  if (Sum !== sum) throw new Error(`The tree of ${path}@${version} is ${Sum}, and ${sum} was looked through.`);
  return Dir;
}
