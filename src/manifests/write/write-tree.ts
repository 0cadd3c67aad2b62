import { dirname, resolve } from 'node:path';
import { type Finding, finding, hasErrors } from '../../findings/finding.ts';
import { digest } from '../digest.ts';
import type { TreeFile } from '../layout.ts';
import { type Inputs, lockPath, lockText, readLock } from '../lock.ts';
import { lockUnreadable } from '../rules/lock-unreadable.ts';
import { outputUnusable } from '../rules/output-unusable.ts';
import { runInProgress } from '../rules/run-in-progress.ts';
import { commit, HalfWritten, recover } from './commit.ts';
import { type Disk, quietly, realDisk, systemCode } from './disk.ts';
import { failure } from './failure.ts';
import { type Places, placesIn, wholeFile } from './places.ts';
import { releaseRunLock, takeRunLock } from './run-lock.ts';
import { stage, stageFile } from './stage.ts';
import type { Written } from './written.ts';

export interface WriteOptions {
  /** Write over files that were edited since namsan wrote them. */
  readonly force: boolean;
}

/**
 * Writes a tree into a directory, all of it or nothing. Files with unchanged bytes are not touched; a file of an earlier tree is removed
 * when it is no longer needed and unedited; edited files are refused without `force`, and files of others always. The one place of namsan
 * that writes files of users.
 */
export function writeTree(
  root: string,
  inputs: Inputs,
  files: Iterable<TreeFile>,
  options: WriteOptions,
  disk: Disk = realDisk,
): Written {
  let places = placesIn(resolve(root));
  const absent = missingAbove(places.own, disk);
  let locked = false;
  try {
    if (disk.kindOf(places.root) === 'link') places = placesIn(disk.realPath(places.root));
    const unusable = entrance(places, disk);
    if (unusable !== null) return nothing([unusable]);
    disk.makeDirectory(places.own);
    const other = takeRunLock(places.runLock, disk);
    if (other !== null) return nothing([inProgress(places, other)]);
    locked = true;
    return writeLocked(places, inputs, files, options, disk);
  } catch (error) {
    if (systemCode(error) === null && !(error instanceof HalfWritten)) throw error;
    return nothing([failure(places.root, error)]);
  } finally {
    if (locked) quietly(() => releaseRunLock(places.runLock, disk));
    for (const path of absent) quietly(() => disk.removeEmpty(path));
  }
}

function writeLocked(
  places: Places,
  inputs: Inputs,
  files: Iterable<TreeFile>,
  { force }: WriteOptions,
  disk: Disk,
): Written {
  if (!recover(places, disk)) return nothing([unreadable(places.journal)]);
  const kind = disk.kindOf(places.lock);
  const before = kind === 'file' ? disk.read(places.lock) : null;
  const lock = before === null ? null : readLock(before);
  if (kind !== null && lock === null) return nothing([unreadable(places.lock)]);
  try {
    const staged = stage(places, lock, files, force, disk);
    if (hasErrors(staged.findings)) return nothing(staged.findings);
    const text = lockText(inputs, staged.owned);
    const moves = [...staged.moves];
    if (before === null || !before.equals(Buffer.from(text))) {
      stageFile(places, lockPath, text, disk);
      moves.push(
        before === null ? { kind: 'new', path: lockPath } : { kind: 'changed', path: lockPath, was: digest(before) },
      );
    }
    if (moves.length > 0) commit(places, moves, disk);
    const { created, changed, removed, unchanged, findings } = staged;
    return { created, changed, removed, unchanged, findings };
  } finally {
    // Left alone while a journal says that a later run still needs it.
    if (disk.kindOf(places.journal) === null) quietly(() => disk.removeTree(places.stage));
  }
}

/** Whether the root and namsan's own directory in it are directories, or will be. */
function entrance(places: Places, disk: Disk): Finding | null {
  const kind = disk.kindOf(places.root);
  const place = wholeFile(places.root);
  if (kind === 'file' || kind === 'other') return finding(outputUnusable, place, `\`${places.root}\` is a file`);
  const own = kind === null ? null : disk.kindOf(places.own);
  if (own === null || own === 'directory') return null;
  return finding(outputUnusable, wholeFile(places.own), `\`${places.own}\` is no directory`);
}

/** What of a directory's path is not there, from the innermost: to be removed again when nothing came of it. */
function missingAbove(path: string, disk: Disk): readonly string[] {
  const out: string[] = [];
  for (let here = path; dirname(here) !== here; here = dirname(here)) {
    if (kindOrNothing(here, disk) !== null) break;
    out.push(here);
  }
  return out;
}

function kindOrNothing(path: string, disk: Disk): ReturnType<Disk['kindOf']> {
  try {
    return disk.kindOf(path);
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return 'other';
  }
}

function nothing(findings: readonly Finding[]): Written {
  return { created: [], changed: [], removed: [], unchanged: 0, findings };
}

function inProgress(places: Places, other: string): Finding {
  return finding(runInProgress, wholeFile(places.runLock), `The tree is being written by ${other}`, {
    fix: `Wait for it to end; if it has, remove \`${places.runLock}\`.`,
  });
}

function unreadable(path: string): Finding {
  return finding(lockUnreadable, wholeFile(path), `\`${path}\` is not what this version of namsan writes`);
}
