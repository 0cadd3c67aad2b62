import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from './cache.ts';
import { findJdk } from './java.ts';
import { withLock } from './lock.ts';

/** OpenSearch is no program here but jars of Maven Central, started by a small class of our own; of its plugins repository-s3 alone is published there. */
export const openSearchVersion = '3.6.0';

const sources: string = join(import.meta.dirname, 'java', 'opensearch');
const files = ['pom.xml', 'EmbeddedOpenSearch.java', 'log4j2.properties', 'repository-s3.properties'];

/** How one node is started: the arguments end with the class; what follows is `HOME HTTP_PORT TRANSPORT_PORT [HOST [key=value...]]`. */
export interface OpenSearchProgram {
  readonly java: string;
  readonly args: readonly string[];
  /** The folder with its plugins, which a node's home must have as `plugins`. */
  readonly plugins: string;
  /** Milliseconds that it took to fetch and compile; `null` when the cache had it. */
  readonly builtMs: number | null;
}

/** Where it is or will be kept; the name holds everything that decides what is in it. */
export function openSearchFolder(): string {
  const digest = createHash('sha256');
  for (const file of files) digest.update(readFileSync(join(sources, file)));
  return join(cacheFolder(), `opensearch-${openSearchVersion}-${digest.digest('hex').slice(0, 12)}`);
}

/** OpenSearch from the cache, or fetched and compiled into it. Two runs at once do it once. */
export async function openSearch(onWait: () => void = () => undefined): Promise<OpenSearchProgram> {
  const folder = openSearchFolder();
  const jdk = findJdk();
  let builtMs: number | null = null;
  if (!existsSync(folder))
    await withLock(`${folder}.lock`, onWait, async () => {
      if (existsSync(folder)) return;
      const start = performance.now();
      await assemble(folder, jdk);
      builtMs = performance.now() - start;
    });
  return {
    java: join(jdk, 'bin', 'java'),
    args: [
      '-Xms512m',
      '-Xmx512m',
      '-Dlog4j2.disable.jmx=true',
      '-Daws.disableEc2Metadata=true',
      '--enable-native-access=ALL-UNNAMED',
      '--add-modules',
      'jdk.incubator.vector',
      '-cp',
      [join(folder, 'out'), join(folder, 'lib', '*')].join(':'),
      'EmbeddedOpenSearch',
    ],
    plugins: join(folder, 'plugins'),
    builtMs,
  };
}

async function assemble(folder: string, jdk: string): Promise<void> {
  const part = `${folder}.${process.pid}`;
  const lib = join(part, 'lib');
  const s3 = join(part, 's3');
  const out = join(part, 'out');
  const plugin = join(part, 'plugins', 'repository-s3');
  try {
    for (const made of [out, plugin]) await mkdir(made, { recursive: true });
    await fetchJars([], lib);
    await fetchJars(['-P', 'repository-s3'], s3);
    // A plugin's folder holds what the node itself does not have.
    const own = new Set(await readdir(lib));
    for (const jar of await readdir(s3)) if (!own.has(jar)) await rename(join(s3, jar), join(plugin, jar));
    await rm(s3, { recursive: true });
    await copyFile(join(sources, 'repository-s3.properties'), join(plugin, 'plugin-descriptor.properties'));
    await copyFile(join(sources, 'log4j2.properties'), join(out, 'log4j2.properties'));
    const compiled = ['-proc:none', '-nowarn', '-cp', join(lib, '*'), '-d', out];
    await run(join(jdk, 'bin', 'javac'), [...compiled, join(sources, 'EmbeddedOpenSearch.java')]);
    await rename(part, folder);
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

function fetchJars(profile: readonly string[], into: string): Promise<void> {
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${into}`];
  return run('mvn', ['-q', '-B', '-f', join(sources, 'pom.xml'), ...profile, ...goal]);
}

async function run(command: string, args: readonly string[]): Promise<void> {
  await promisify(execFile)(command, [...args], { maxBuffer: 2 ** 26 }).catch((cause: unknown) => {
    throw new Error(`\`${command}\` failed while OpenSearch ${openSearchVersion} was assembled.`, { cause });
  });
}
