import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { engine } from '../engines/build.ts';
import type { EngineName } from '../engines/table.ts';
import { type Image, writeImage } from './image.ts';
import type { ImagePlan } from './image-table.ts';
import type { Entry } from './tar.ts';

/** The archive of the image from the cache, or made into it. Its name holds a digest of everything that went in. */
export async function provideImage(plan: ImagePlan): Promise<string> {
  const image: Image = {
    tags: plan.tags,
    entries: await entriesOf(plan),
    entrypoint: plan.entrypoint ?? [],
    command: plan.command ?? [],
    env: plan.env ?? [],
    user: plan.user ?? '',
    workdir: plan.workdir ?? '/',
  };
  const folder = imageFolder();
  const path = join(folder, `${plan.name}-${digestOf(image)}.tar`);
  if (existsSync(path)) return path;
  await mkdir(folder, { recursive: true });
  await writeImage(image, path);
  return path;
}

/** Where archives are kept: `NAMSAN_IMAGES`, else `.cache/namsan/images` in the home folder. */
export function imageFolder(): string {
  return process.env['NAMSAN_IMAGES'] ?? join(homedir(), '.cache', 'namsan', 'images');
}

async function entriesOf(plan: ImagePlan): Promise<readonly Entry[]> {
  const programs = plan.programs ?? [];
  const engines = Object.entries(plan.engines) as readonly [EngineName, string][];
  return [
    ...base(),
    ...(plan.shell === true ? await shell() : []),
    ...(plan.folders ?? []).map((path) => folder(path, 0o777)),
    ...(plan.emptyFiles ?? []).map((path) => bytes(path, '')),
    ...(await Promise.all(engines.map(async ([name, path]) => program(path, await engine(name))))),
    ...programs.map((path) => program(path, realpathSync(path))),
    ...(await Promise.all(programs.map(libraries))).flat(),
    ...(plan.trees ?? []).flatMap(tree),
    ...Object.entries(plan.files ?? {}).map(([file, path]) =>
      program(path, join(import.meta.dirname, 'image-files', file)),
    ),
    ...Object.entries(plan.links ?? {}).map(([path, target]) => link(path, target)),
  ];
}

/** What programs expect of any system: users, the way names are resolved, a place for temporary files, authorities. */
function base(): readonly Entry[] {
  const authorities = '/etc/ssl/certs/ca-certificates.crt';
  return [
    bytes('/etc/passwd', users.map(([name, id]) => `${name}:x:${id}:${id}::/:/bin/sh\n`).join('')),
    bytes('/etc/group', users.map(([name, id]) => `${name}:x:${id}:\n`).join('')),
    bytes('/etc/nsswitch.conf', 'hosts: files dns\n'),
    folder('/tmp', 0o1777),
    ...(existsSync(authorities) ? [{ path: authorities.slice(1), mode: 0o644, file: realpathSync(authorities) }] : []),
  ];
}

const users: readonly (readonly [string, number])[] = [
  ['root', 0],
  ['argocd', 999],
  ['nonroot', 65532],
  ['nobody', 65534],
];

const busybox = '/bin/busybox';

async function shell(): Promise<readonly Entry[]> {
  const listed = await run(busybox, ['--list']);
  const names = listed.stdout.split('\n').filter((name) => name !== '' && name !== 'busybox');
  return [program(busybox, realpathSync(busybox)), ...names.map((name) => link(`/bin/${name}`, busybox))];
}

/** The shared libraries that a program loads, at the paths at which it looks for them. */
async function libraries(path: string): Promise<readonly Entry[]> {
  const loaded = await run('ldd', [path]);
  const found = loaded.stdout.matchAll(/(?:=> )?(\/\S+) \(0x/g);
  return [...found].map(([, library = '']) => program(library, realpathSync(library)));
}

function tree(root: string): readonly Entry[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name));
  return files.flatMap((path): readonly Entry[] => {
    const stat = lstatSync(path);
    if (stat.isSymbolicLink()) return [link(path, readlinkSync(path))];
    return stat.isFile() ? [{ path: path.slice(1), mode: stat.mode & 0o777, file: path }] : [];
  });
}

function digestOf({ entries, ...image }: Image): string {
  const parts = entries.map(({ file, bytes: content, ...entry }) => ({
    ...entry,
    content: content?.toString('base64'),
    file: file === undefined ? undefined : [file, statSync(file).size, statSync(file).mtimeMs],
  }));
  return createHash('sha256')
    .update(JSON.stringify([image, parts]))
    .digest('hex')
    .slice(0, 12);
}

function program(path: string, file: string): Entry {
  return { path: path.slice(1), mode: 0o755, file };
}

function folder(path: string, mode: number): Entry {
  return { path: path.slice(1), mode, directory: true };
}

function bytes(path: string, text: string): Entry {
  return { path: path.slice(1), mode: 0o644, bytes: Buffer.from(text) };
}

function link(path: string, target: string): Entry {
  return { path: path.slice(1), mode: 0o777, link: target };
}

const run = promisify(execFile);
