import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isTreePath } from '../manifests/tree-path.ts';
import { Usage } from './usage.ts';

/** Beyond the limits of what is read from disk. */
const maxBytes = 1024 * 1024 * 1024;

/** Directories that were made for Git trees, to be removed when the command is done. */
export interface Scratch {
  readonly folders: string[];
}

/** Removes what `gitSource` has laid out. */
export function clear({ folders }: Scratch): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/**
 * What `REVISION:PATH` is in the repository of the working directory: the text of a file, or the directory into which the YAML and JSON
 * files of a tree were laid out. Git runs as a child process with a list of arguments, and nothing of the repository is changed.
 */
export function gitSource(
  name: string,
  scratch: Scratch,
): { readonly kind: 'file'; readonly text: string } | { readonly kind: 'directory'; readonly path: string } {
  if (name.startsWith('-')) throw new Usage(`\`${name}\` is no revision.`);
  const kind = git(['cat-file', '-t', name], name).toString('utf8').trim();
  if (kind === 'blob') return { kind: 'file', text: git(['cat-file', 'blob', name], name).toString('utf8') };
  if (kind !== 'tree')
    throw new Usage(`\`${name}\` is a ${kind} of Git. Name a file or a directory: \`REVISION:PATH\`.`);
  const files = filesOf(name);
  const folder = mkdtempSync(join(tmpdir(), 'namsan-impact-'));
  scratch.folders.push(folder);
  const texts = blobs(files.map((file) => file.id));
  for (const [i, { path }] of files.entries()) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, texts[i] ?? '');
  }
  return { kind: 'directory', path: folder };
}

/** Regular files of a tree that may hold manifests, by paths that stay inside it. */
function filesOf(tree: string): readonly { readonly id: string; readonly path: string }[] {
  const listed = git(['ls-tree', '-r', '-z', '--full-tree', tree], tree).toString('utf8');
  return listed.split('\0').flatMap((line) => {
    const [, id = '', path = ''] = /^100\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
    return /\.(?:ya?ml|json)$/i.test(path) && isTreePath(path) ? [{ id, path }] : [];
  });
}

/** The bytes of blobs in the order of their ids: each comes as `<id> blob <size>`, a line break, and so many bytes (git-cat-file, BATCH OUTPUT). */
function blobs(ids: readonly string[]): readonly Buffer[] {
  if (ids.length === 0) return [];
  const all = git(['cat-file', '--batch'], ids[0] ?? '', `${ids.join('\n')}\n`);
  const out: Buffer[] = [];
  let at = 0;
  while (at < all.length) {
    const end = all.indexOf(10, at);
    const size = Number(all.toString('utf8', at, end).split(' ')[2] ?? 0);
    out.push(all.subarray(end + 1, end + 1 + size));
    at = end + size + 2;
  }
  return out;
}

function git(args: readonly string[], name: string, input?: string): Buffer {
  const { error, status, stdout, stderr } = spawnSync('git', args, {
    maxBuffer: maxBytes,
    ...(input === undefined ? {} : { input }),
  });
  if (error !== undefined) throw new Usage(`\`git\` cannot be run: ${error.message}.`);
  if (status !== 0) {
    const [said = ''] = stderr.toString('utf8').trim().split('\n');
    throw new Usage(`\`${name}\` is neither a file, nor a directory, nor in Git: ${said}`);
  }
  return stdout;
}
