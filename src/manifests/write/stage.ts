import { dirname, join } from 'node:path';
import type { Finding } from '../../findings/finding.ts';
import { digest } from '../digest.ts';
import type { TreeFile } from '../layout.ts';
import type { Lock } from '../lock.ts';
import { comparison } from './compare.ts';
import { type Disk, systemCode } from './disk.ts';
import type { Move } from './journal.ts';
import type { Places } from './places.ts';
import type { Written } from './written.ts';

/** What a run is about to do; its files lie ready beside the tree. */
export interface Staged extends Written {
  readonly moves: readonly Move[];
  readonly owned: ReadonlyMap<string, string>;
}

/** Compares every file and writes those that differ beside the tree; the tree itself is not touched. */
export function stage(
  places: Places,
  lock: Lock | null,
  files: Iterable<TreeFile>,
  force: boolean,
  disk: Disk,
): Staged {
  const compare = comparison(places.root, lock, force, disk);
  const owned = new Map<string, string>();
  const created: string[] = [];
  const changed: string[] = [];
  const removed: string[] = [];
  const findings: Finding[] = [];
  const moves = new Map<string, Move>();
  let unchanged = 0;
  for (const [path, text] of files) {
    if (owned.has(path)) throw new Error(`\`${path}\` stands twice in the tree`);
    owned.set(path, digest(text));
    const compared = compare.file(path, text);
    if (compared.state === 'refused') findings.push(compared.finding);
    if (compared.state === 'same') unchanged += 1;
    if (compared.state === 'new') {
      created.push(path);
      moves.set(compared.top, { kind: 'new', path: compared.top });
    }
    if (compared.state === 'changed') {
      changed.push(path);
      moves.set(path, { kind: 'changed', path, was: digest(compared.before) });
    }
    if (compared.state === 'new' || compared.state === 'changed') stageFile(places, path, text, disk);
  }
  for (const [path, was] of lock?.files ?? []) {
    if (owned.has(path)) continue;
    const stale = compare.stale(path);
    if (stale.state === 'kept') findings.push(stale.finding);
    if (stale.state !== 'removed') continue;
    removed.push(path);
    moves.set(path, { kind: 'removed', path, was });
  }
  return { created, changed, removed, unchanged, findings, moves: [...moves.values()], owned };
}

/** Writes a file beside the tree. */
export function stageFile(places: Places, path: string, text: string, disk: Disk): void {
  const staged = join(places.incoming, path);
  try {
    disk.create(staged, text);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    disk.makeDirectory(dirname(staged));
    disk.create(staged, text);
  }
}
