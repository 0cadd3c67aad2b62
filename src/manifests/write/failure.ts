import { type Finding, finding } from '../../findings/finding.ts';
import { halfWritten } from '../rules/half-written.ts';
import { outputUnusable } from '../rules/output-unusable.ts';
import { writeFailed } from '../rules/write-failed.ts';
import { HalfWritten } from './commit.ts';
import { systemCode } from './disk.ts';
import { wholeFile } from './places.ts';
import { reasonOf } from './reason.ts';

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

function pathOf(error: unknown): string | null {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : null;
}
