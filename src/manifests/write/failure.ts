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
  ENOTDIR: 'a part of the path is a file',
  ENAMETOOLONG: 'the path is too long',
  ELOOP: 'symbolic links lead in a circle',
};

/** Codes that say that the place was never right, rather than that something went wrong on the way. */
const unusable: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP']);

/** The finding for a system error while a tree was written. */
export function failure(root: string, error: unknown): Finding {
  const path = pathOf(error) ?? root;
  if (error instanceof HalfWritten)
    return finding(halfWritten, wholeFile(path), `Writing stopped half-way: ${reasonOf(error.cause)}`);
  const rule = unusable.has(systemCode(error) ?? '') ? outputUnusable : writeFailed;
  return finding(rule, wholeFile(path), `\`${path}\` cannot be written: ${reasonOf(error)}`);
}

function reasonOf(error: unknown): string {
  const code = systemCode(error) ?? '';
  return reasons[code] ?? `the system says ${code}`;
}

function pathOf(error: unknown): string | null {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : null;
}
