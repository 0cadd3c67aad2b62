import { join } from 'node:path';
import { type Finding, finding } from '../../findings/finding.ts';
import { digest } from '../digest.ts';
import type { Lock } from '../lock.ts';
import { editedFile } from '../rules/edited-file.ts';
import { foreignFile } from '../rules/foreign-file.ts';
import { keptFile } from '../rules/kept-file.ts';
import { symbolicLink } from '../rules/symbolic-link.ts';
import { directoriesAbove, isTreePath } from '../tree-path.ts';
import type { Disk, EntryKind } from './disk.ts';
import { wholeFile } from './places.ts';

/**
 * How a file of the new tree stands to what is on disk. `before` are the bytes that it takes the place of; `top` is the outermost path that
 * is not there yet: the file itself or a directory above it.
 */
export type Compared =
  | { readonly state: 'same' }
  | { readonly state: 'new'; readonly top: string }
  | { readonly state: 'changed'; readonly before: Buffer }
  | { readonly state: 'refused'; readonly finding: Finding };

/** A file of the old tree that the new one does not have. */
export type Stale =
  | { readonly state: 'gone' }
  | { readonly state: 'removed'; readonly before: Buffer }
  | { readonly state: 'kept'; readonly finding: Finding };

export interface Comparison {
  readonly file: (path: string, text: string) => Compared;
  readonly stale: (path: string) => Stale;
}

/** Compares files of a new tree with what stands under `root`, of which `lock` says what namsan wrote. Changes nothing. */
export function comparison(root: string, lock: Lock | null, force: boolean, disk: Disk): Comparison {
  const directories = new Map<string, EntryKind | null>();

  /** `open` when all directories above a path are there, the first that is missing, or why one cannot be one. */
  const wayTo = (path: string): 'open' | { readonly missing: string } | { readonly finding: Finding } => {
    for (const above of directoriesAbove(path)) {
      let kind = directories.get(above);
      if (kind === undefined) {
        kind = disk.kindOf(join(root, above));
        directories.set(above, kind);
      }
      if (kind === null) return { missing: above };
      if (kind !== 'directory') return { finding: barred(above, kind) };
    }
    return 'open';
  };

  const barred = (path: string, kind: EntryKind): Finding => {
    const place = wholeFile(join(root, path));
    if (kind === 'link') return finding(symbolicLink, place, `\`${path}\` is a symbolic link`);
    const what = kind === 'file' ? 'a file' : kind === 'directory' ? 'a directory' : 'no plain file';
    return finding(foreignFile, place, `\`${path}\` is ${what}, and the tree needs something else there`);
  };

  const file = (path: string, text: string): Compared => {
    if (!isTreePath(path)) throw new Error(`\`${path}\` is no path inside a tree`);
    const way = wayTo(path);
    if (way !== 'open')
      return 'missing' in way ? { state: 'new', top: way.missing } : { state: 'refused', finding: way.finding };
    const kind = disk.kindOf(join(root, path));
    if (kind === null) return { state: 'new', top: path };
    if (kind !== 'file') return { state: 'refused', finding: barred(path, kind) };
    const before = disk.read(join(root, path));
    if (before.equals(Buffer.from(text))) return { state: 'same' };
    const written = lock?.files.get(path);
    const place = wholeFile(join(root, path));
    if (written === undefined)
      return {
        state: 'refused',
        finding: finding(foreignFile, place, `\`${path}\` exists, and namsan did not write it`),
      };
    if (written === digest(before) || force) return { state: 'changed', before };
    return {
      state: 'refused',
      finding: finding(editedFile, place, `\`${path}\` is not as namsan wrote it`),
    };
  };

  const stale = (path: string): Stale => {
    if (!isTreePath(path) || wayTo(path) !== 'open' || disk.kindOf(join(root, path)) !== 'file')
      return { state: 'gone' };
    const before = disk.read(join(root, path));
    if (digest(before) === lock?.files.get(path)) return { state: 'removed', before };
    const message = `\`${path}\` is no longer part of the tree, and is not as namsan wrote it`;
    return { state: 'kept', finding: finding(keptFile, wholeFile(join(root, path)), message) };
  };

  return { file, stale };
}
