import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Engine } from './table.ts';

/** The compiler that builds the engines, as `go env` tells it: `go1.26.8`, `linux`, `amd64`. */
export interface Toolchain {
  readonly version: string;
  readonly os: string;
  readonly arch: string;
}

/** The folder with one wrapper module an engine family. */
export const modulesFolder: string = join(import.meta.dirname, 'modules');

/** Where built engines are kept: `NAMSAN_ENGINES`, else `.cache/namsan/engines` in the home folder. Never in the checkout. */
export function cacheFolder(): string {
  return process.env['NAMSAN_ENGINES'] ?? join(homedir(), '.cache', 'namsan', 'engines');
}

/** The linker flags of an engine: no symbol tables, and its version stamped in. */
export function linkerFlags(engine: Engine): string {
  return ['-s', '-w', ...engine.stamps.map((stamp) => `-X ${stamp}`)].join(' ');
}

/**
 * Where the engine's binary is or will be. The folder's name holds everything that decides the bytes:
 * name, version, compiler, machine, and a digest of the pinned modules, our own sources and the flags.
 */
export function enginePath(engine: Engine, toolchain: Toolchain): string {
  const digest = createHash('sha256');
  for (const file of pinningFiles(engine)) digest.update(readFileSync(file));
  digest.update(JSON.stringify([engine.package, engine.tags, linkerFlags(engine)]));
  const { version, os, arch } = toolchain;
  const key = [engine.name, engine.version, version, os, arch, digest.digest('hex').slice(0, 12)].join('-');
  return join(cacheFolder(), key, engine.name);
}

/** go.mod, go.sum, and the sources where the module has a program of its own. */
function pinningFiles(engine: Engine): readonly string[] {
  const folder = join(modulesFolder, engine.module);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(mod|sum|go)$/.test(file),
  );
  return files.sort().map((file) => join(folder, file));
}

/** Whether the binary has been built. It is put in place by a rename, so a file that exists is whole. */
export function isBuilt(path: string): boolean {
  return existsSync(path);
}

let known: Promise<Toolchain> | undefined;

/** The installed Go compiler; an error that says what to install when there is none. */
export function findToolchain(): Promise<Toolchain> {
  known ??= askToolchain();
  return known;
}

async function askToolchain(): Promise<Toolchain> {
  const run = promisify(execFile);
  const asked = await run('go', ['env', 'GOVERSION', 'GOOS', 'GOARCH'], {
    env: goEnvironment(),
    cwd: modulesFolder,
  }).catch((cause: unknown) => {
    throw new Error(
      'The engines are built from Go modules, and no `go` command answers on this machine: install Go 1.26.8 or later and put its `bin` folder on PATH.',
      { cause },
    );
  });
  const [version = '', os = '', arch = ''] = asked.stdout.trim().split('\n');
  return { version, os, arch };
}

/** The environment of every `go` command: static binaries, the installed compiler only, no trace of this checkout in them. */
export function goEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOFLAGS: '-buildvcs=false -trimpath' };
}
