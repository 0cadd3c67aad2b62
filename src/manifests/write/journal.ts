import { join } from 'node:path';
import type { Json } from '../../kube/objects.ts';
import { isJsonObject, listAt, stringAt } from '../../kube/read.ts';
import { digest } from '../digest.ts';
import { directoriesAbove, isTreePath } from '../tree-path.ts';
import { type Disk, moveTo } from './disk.ts';
import type { Places } from './places.ts';

/** One change of the tree. `new` may be a whole directory that was not there; `was` is the SHA-256 of the file that goes. */
export type Move =
  | { readonly kind: 'new'; readonly path: string }
  | { readonly kind: 'changed' | 'removed'; readonly path: string; readonly was: string };

/** Everything that a run is about to move, and which way. While it lies on disk, the tree may be between old and new. */
export interface Journal {
  readonly direction: 'forward' | 'back';
  readonly moves: readonly Move[];
}

/** Puts the journal of a run in place at once: it is there in full or not at all. */
export function writeJournal(places: Places, journal: Journal, disk: Disk): void {
  const draft = join(places.stage, `journal-${journal.direction}.json`);
  disk.create(draft, JSON.stringify(journal));
  disk.rename(draft, places.journal);
}

/** The journal of a run that was stopped, or `null`. One that holds anything else than moves inside the tree is refused as a fault of the file. */
export function readJournal(places: Places, disk: Disk): Journal | 'unreadable' | null {
  const kind = disk.kindOf(places.journal);
  if (kind === null) return null;
  if (kind !== 'file') return 'unreadable';
  let value: unknown;
  try {
    value = JSON.parse(disk.read(places.journal).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return 'unreadable';
    throw error;
  }
  if (!isJsonObject(value)) return 'unreadable';
  const moves = listAt(value, 'moves').map(moveOf);
  const known = moves.filter((move) => move !== null);
  const direction = stringAt(value, 'direction') === 'back' ? 'back' : 'forward';
  return known.length === moves.length ? { direction, moves: known } : 'unreadable';
}

function moveOf(value: Json): Move | null {
  const path = stringAt(value, 'path') ?? '';
  const kind = stringAt(value, 'kind');
  const was = stringAt(value, 'was') ?? '';
  if (!isTreePath(path)) return null;
  if (kind === 'new') return { kind, path };
  return kind === 'changed' || kind === 'removed' ? { kind, path, was } : null;
}

/** Makes a change, as far as it is not made yet. What somebody else has put in the way since is left as it is. */
export function moveForward(places: Places, move: Move, disk: Disk): void {
  const { final, incoming, outgoing } = pathsOf(places, move);
  if (move.kind !== 'new' && disk.kindOf(outgoing) === null && disk.kindOf(final) === 'file') {
    if (digest(disk.read(final)) !== move.was) return;
    moveTo(disk, final, outgoing);
  }
  if (move.kind !== 'removed' && disk.kindOf(incoming) !== null && disk.kindOf(final) === null)
    disk.rename(incoming, final);
  if (move.kind === 'removed') removeEmptied(places, move.path, disk);
}

/** The directories that a removed file leaves empty go with it. */
function removeEmptied({ root }: Places, path: string, disk: Disk): void {
  for (const above of directoriesAbove(path).toReversed()) {
    const kind = disk.kindOf(join(root, above));
    if (kind !== null && (kind !== 'directory' || !disk.removeEmpty(join(root, above)))) return;
  }
}

/** Takes a change back, as far as it was made. */
export function moveBack(places: Places, move: Move, disk: Disk): void {
  const { final, incoming, outgoing } = pathsOf(places, move);
  if (move.kind !== 'removed' && disk.kindOf(incoming) === null && disk.kindOf(final) !== null)
    moveTo(disk, final, incoming);
  if (move.kind !== 'new' && disk.kindOf(outgoing) !== null && disk.kindOf(final) === null)
    moveTo(disk, outgoing, final);
}

function pathsOf(places: Places, { path }: Move): Readonly<Record<'final' | 'incoming' | 'outgoing', string>> {
  return {
    final: join(places.root, path),
    incoming: join(places.incoming, path),
    outgoing: join(places.outgoing, path),
  };
}
