import { type Finding, finding } from '../../findings/finding.ts';
import { halfWritten } from '../rules/half-written.ts';
import { outputUnusable } from '../rules/output-unusable.ts';
import { writeFailed } from '../rules/write-failed.ts';
import { HalfWritten } from './commit.ts';
import { systemCode } from './disk.ts';
import { wholeFile } from './places.ts';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'the right to write is missing',
  EPERM: 'the right to write is missing',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  ENOENT: 'no file or directory can be made there',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'something that is no directory stands in the way',
  EISDIR: 'a directory stands there',
  EIO: 'the disk has a fault',
  EMFILE: 'too many files are open',
  ENOTEMPTY: 'something was put there meanwhile',
  EINVAL: 'the path has a sign that cannot stand in one',
  ENAMETOOLONG: 'the path is too long',
  ELOOP: 'symbolic links lead in a circle',
};

/** Codes that say that the place was never right, rather than that something went wrong on the way. */
const unusable: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'EEXIST',
  'ENOENT',
  'ENOTDIR',
  'ENAMETOOLONG',
  'ELOOP',
]);

/** The finding for a system error while a tree was written. */
export function failure(root: string, error: unknown): Finding {
  const path = pathOf(error) ?? root;
  if (error instanceof HalfWritten)
    return finding(halfWritten, wholeFile(path), `Writing stopped half-way: ${reasonOf(error.cause)}`);
  const rule = unusable.has(systemCode(error) ?? '') ? outputUnusable : writeFailed;
  return finding(rule, wholeFile(path), `\`${path}\` cannot be written: ${reasonOf(error)}`);
}

/** What a system error says, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const code = systemCode(error) ?? '';
  return reasons[code] ?? `the system says ${code}`;
}

function pathOf(error: unknown): string | null {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : null;
}
