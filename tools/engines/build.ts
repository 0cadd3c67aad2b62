import { spawn } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { enginePath, findToolchain, goEnvironment, isBuilt, linkerFlags, modulesFolder } from './cache.ts';
import { clusterEngines } from './cluster-table.ts';
import { withLock } from './lock.ts';
import { type Engine, type EngineName, engines } from './table.ts';

/** The path of an engine's binary, built first when the cache lacks it. */
export async function engine(name: EngineName): Promise<string> {
  return (await provide(findEngine(name))).path;
}

export interface Provided {
  readonly path: string;
  /** Milliseconds that the build took; `null` when the cache had it. */
  readonly builtMs: number | null;
}

/** The engine of that name; an error that lists the names when there is none. */
export function findEngine(name: string): Engine {
  const all = [...engines, ...clusterEngines];
  const found = all.find((one) => one.name === name);
  if (found !== undefined) return found;
  throw new Error(`There is no engine \`${name}\`. Engines: ${all.map((one) => one.name).join(', ')}.`);
}

/** The engine's binary from the cache, or built into it. Two runs at once build it once. */
export async function provide(engine: Engine, onWait: () => void = () => undefined): Promise<Provided> {
  const path = enginePath(engine, await findToolchain());
  if (isBuilt(path)) return { path, builtMs: null };
  return withLock(`${dirname(path)}.lock`, onWait, async () => {
    if (isBuilt(path)) return { path, builtMs: null };
    const start = performance.now();
    await build(engine, path);
    return { path, builtMs: performance.now() - start };
  });
}

async function build(engine: Engine, path: string): Promise<void> {
  const unfinished = join(dirname(path), `.${engine.name}.${process.pid}`);
  const tags = engine.tags.length > 0 ? ['-tags', engine.tags.join(',')] : [];
  const args = ['build', '-ldflags', linkerFlags(engine), ...tags, '-o', unfinished, engine.package];
  await mkdir(dirname(path), { recursive: true });
  try {
    await go(args, engine);
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}

function go(args: readonly string[], engine: Engine): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('go', args, {
      cwd: join(modulesFolder, engine.module),
      env: goEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => {
      said = (said + text).slice(-8_000);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else
        reject(new Error(`\`go build\` of ${engine.name} ${engine.version} failed with exit code ${code}:\n${said}`));
    });
  });
}
