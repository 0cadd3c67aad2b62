import { type Disk, systemCode } from './disk.ts';
import { type Journal, type Move, moveBack, moveForward, readJournal, writeJournal } from './journal.ts';
import type { Places } from './places.ts';

/**
 * Makes all changes or none. When one fails, those before it are taken back and the failure is thrown on; when the process is stopped
 * half-way, the journal tells the next run what was meant.
 */
export function commit(places: Places, moves: readonly Move[], disk: Disk): void {
  writeJournal(places, { direction: 'forward', moves }, disk);
  try {
    for (const move of moves) moveForward(places, move, disk);
    disk.remove(places.journal);
  } catch (error) {
    if (systemCode(error) === null) throw error;
    goBack(places, moves, disk);
    throw error;
  }
}

/** A tree that could be neither finished nor taken back. The next run ends it. */
export class HalfWritten extends Error {}

function goBack(places: Places, moves: readonly Move[], disk: Disk): void {
  try {
    writeJournal(places, { direction: 'back', moves }, disk);
    takeBack(places, moves, disk);
  } catch (error) {
    if (systemCode(error) === null) throw error;
    throw new HalfWritten(error instanceof Error ? error.message : 'unknown', { cause: error });
  }
}

/** Ends what a stopped run began: forward where it was stopped, back where it was already going back. Whether the journal could be read. */
export function recover(places: Places, disk: Disk): boolean {
  const journal = readJournal(places, disk);
  if (journal === 'unreadable') return false;
  if (journal !== null) end(places, journal, disk);
  if (disk.kindOf(places.stage) !== null) disk.removeTree(places.stage);
  return true;
}

function end(places: Places, { direction, moves }: Journal, disk: Disk): void {
  if (direction === 'back') {
    takeBack(places, moves, disk);
    return;
  }
  for (const move of moves) moveForward(places, move, disk);
  disk.remove(places.journal);
}

function takeBack(places: Places, moves: readonly Move[], disk: Disk): void {
  for (const move of moves.toReversed()) moveBack(places, move, disk);
  disk.remove(places.journal);
}
