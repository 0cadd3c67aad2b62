import fs from 'node:fs';
import { dirname } from 'node:path';

export type EntryKind = 'file' | 'directory' | 'link' | 'other';

/** All that writing a tree does to a disk. Tests put one in its place that fails or stops at any step. */
export interface Disk {
  /** What stands at a path, without following a link; `null` when nothing does. */
  readonly kindOf: (path: string) => EntryKind | null;
  /** The path behind a link. */
  readonly realPath: (path: string) => string;
  readonly read: (path: string) => Buffer;
  readonly list: (path: string) => readonly string[];
  /** Writes a file that is not there yet. */
  readonly create: (path: string, text: string) => void;
  /** Makes a directory and those above it. */
  readonly makeDirectory: (path: string) => void;
  readonly rename: (from: string, to: string) => void;
  readonly remove: (path: string) => void;
  /** Removes a directory if it is empty; whether it was. */
  readonly removeEmpty: (path: string) => boolean;
  readonly removeTree: (path: string) => void;
}

export const realDisk: Disk = {
  kindOf: (path) => {
    const stat = fs.lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return null;
    if (stat.isFile()) return 'file';
    if (stat.isDirectory()) return 'directory';
    return stat.isSymbolicLink() ? 'link' : 'other';
  },
  realPath: (path) => fs.realpathSync(path),
  read: (path) => fs.readFileSync(path),
  list: (path) => fs.readdirSync(path),
  create: (path, text) => fs.writeFileSync(path, text, { flag: 'wx' }),
  makeDirectory: makeDirectories,
  rename: (from, to) => fs.renameSync(from, to),
  remove: (path) => fs.unlinkSync(path),
  removeEmpty: (path) => {
    if (fs.readdirSync(path).length > 0) return false;
    fs.rmdirSync(path);
    return true;
  },
  removeTree: (path) => fs.rmSync(path, { recursive: true, force: true }),
};

/**
 * Makes a directory and those above it, one by one: Node's own recursive way never ends below a directory that takes none, such as `/proc`
 * (it meets ENOENT, makes the parent, which is there, and tries again).
 */
export function makeDirectories(path: string): void {
  if (madeHere(path)) return;
  makeDirectories(dirname(path));
  fs.mkdirSync(path);
}

/** Whether the directory is there now; not when one above it is missing. */
function madeHere(path: string): boolean {
  try {
    fs.mkdirSync(path);
    return true;
  } catch (error) {
    const code = systemCode(error);
    // For a directory that is there, a read-only file system says EROFS and some others EACCES, not EEXIST.
    if (code !== 'ENOENT' && fs.statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return true;
    if (code === 'ENOENT' && dirname(path) !== path) return false;
    throw error;
  }
}

/** Renames into a directory that may not be there yet. */
export function moveTo(disk: Disk, from: string, to: string): void {
  disk.makeDirectory(dirname(to));
  disk.rename(from, to);
}

/** The code of a system error, such as `EACCES`; `null` for any other fault. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error
    ? error.code
    : null;
}

/** For what is tidied after the tree is settled: a failure of it changes nothing that users rely on, and the next run tidies again. */
export function quietly(tidy: () => void): void {
  try {
    tidy();
  } catch (error) {
    if (systemCode(error) === null) throw error;
  }
}
