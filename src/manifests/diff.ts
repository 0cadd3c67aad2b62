import { resolve } from 'node:path';
import { type Finding, finding } from '../findings/finding.ts';
import type { TreeFile } from './layout.ts';
import { type Lock, readLock } from './lock.ts';
import { lockUnreadable } from './rules/lock-unreadable.ts';
import { unifiedDiff } from './unified-diff.ts';
import { comparison } from './write/compare.ts';
import { realDisk, systemCode } from './write/disk.ts';
import { failure } from './write/failure.ts';
import { placesIn, wholeFile } from './write/places.ts';

export interface FileChange {
  readonly path: string;
  readonly change: 'added' | 'changed' | 'removed';
  /** What changes, as `git diff` shows it. */
  readonly diff: string;
}

/** What writing a tree would do. Findings say what would be refused or kept. */
export interface TreeDiff {
  readonly changes: readonly FileChange[];
  readonly unchanged: number;
  readonly findings: readonly Finding[];
}

/** Compares a tree with what stands in a directory, and changes nothing. Edited files are shown with what would become of them. */
export function diffTree(root: string, files: Iterable<TreeFile>): TreeDiff {
  const places = placesIn(resolve(root));
  try {
    const kind = realDisk.kindOf(places.lock);
    const lock = kind === 'file' ? readLock(realDisk.read(places.lock)) : null;
    if (kind !== null && lock === null) {
      const message = `\`${places.lock}\` is not what this version of namsan writes`;
      return { changes: [], unchanged: 0, findings: [finding(lockUnreadable, wholeFile(places.lock), message)] };
    }
    return compared(places.root, lock, files);
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return { changes: [], unchanged: 0, findings: [failure(places.root, error)] };
  }
}

function compared(root: string, lock: Lock | null, files: Iterable<TreeFile>): TreeDiff {
  const asWritten = comparison(root, lock, false, realDisk);
  const byForce = comparison(root, lock, true, realDisk);
  const changes: FileChange[] = [];
  const findings: Finding[] = [];
  const wanted = new Set<string>();
  let unchanged = 0;
  for (const [path, text] of files) {
    wanted.add(path);
    const found = asWritten.file(path, text);
    if (found.state === 'refused') findings.push(found.finding);
    const forced = found.state === 'refused' ? byForce.file(path, text) : found;
    if (forced.state === 'same') unchanged += 1;
    if (forced.state === 'new') changes.push({ path, change: 'added', diff: unifiedDiff(path, null, text) });
    if (forced.state === 'changed')
      changes.push({ path, change: 'changed', diff: unifiedDiff(path, forced.before.toString('utf8'), text) });
  }
  for (const path of lock?.files.keys() ?? []) {
    if (wanted.has(path)) continue;
    const stale = asWritten.stale(path);
    if (stale.state === 'kept') findings.push(stale.finding);
    if (stale.state === 'removed')
      changes.push({ path, change: 'removed', diff: unifiedDiff(path, stale.before.toString('utf8'), null) });
  }
  return { changes, unchanged, findings };
}
