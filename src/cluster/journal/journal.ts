import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectories } from '../../manifests/write/disk.ts';
import { type JournalLine, type JournalRun, lineText, readJournalText } from './journal-lines.ts';

/** The journal of a run: what a later run says of it when it never ended. Nothing else depends on it. */
export interface Journal {
  /** What is to be said at the beginning: runs that stopped half-way, lines that nobody can read. */
  readonly notes: readonly string[];
  readonly write: (line: JournalLine) => void;
  /** The run is over. Where it was through with all, nothing of it is left. */
  readonly end: () => void;
}

export interface JournalPlace {
  /** A folder of this fleet's own. */
  readonly folder: string;
  readonly host: string;
  readonly pid: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether a process of this machine is still there. */
  readonly alive: (pid: number) => boolean;
}

/** Bytes of a journal that are read: thousands of clusters write less. */
const mostBytes = 16 * 1024 * 1024;

/** Begins a journal, and tells what those of earlier runs say. Where none can be written, that is told, and the run goes on without. */
export function openJournal(place: JournalPlace): Journal {
  const { folder, host, pid, now } = place;
  const path = join(folder, `apply-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}-${pid}.jsonl`);
  try {
    makeDirectories(folder);
    const { notes, over } = earlier(place);
    const file = openSync(path, 'a', 0o600);
    const write = (line: JournalLine): void => append(file, line);
    write({ event: 'begun', at: now, host, pid });
    // What they said is told now; a run that stops again says for itself where.
    for (const old of over) rmSync(old, { force: true });
    return { notes, write, end: () => ended(file, path) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const note = `No journal can be kept in \`${folder}\` (${why}); a run that is killed will not be told at the next.`;
    return { notes: [note], write: () => undefined, end: () => undefined };
  }
}

function append(file: number, line: JournalLine): void {
  try {
    writeSync(file, lineText(line));
    fsyncSync(file);
  } catch {
    // A full disk takes the journal away, not the run.
  }
}

function ended(file: number, path: string): void {
  try {
    closeSync(file);
    if (readJournalText(readFileSync(path, 'utf8')).stopped.length === 0) rmSync(path, { force: true });
  } catch {
    // As above.
  }
}

/** Journals of runs that are no more. */
function earlier(place: JournalPlace): { readonly notes: readonly string[]; readonly over: readonly string[] } {
  const notes: string[] = [];
  const over: string[] = [];
  for (const name of readdirSync(place.folder).sort()) {
    if (!/^apply-.*\.jsonl$/.test(name)) continue;
    const path = join(place.folder, name);
    const run = runIn(path);
    if (run.host === place.host && run.pid !== place.pid && place.alive(run.pid)) continue;
    over.push(path);
    if (run.unread > 0 || run.begun === 0)
      notes.push(`The journal \`${path}\` holds lines that are none; what it says is passed over.`);
    else if (run.stopped.length > 0) notes.push(stoppedNote(run));
  }
  return { notes, over };
}

function runIn(path: string): JournalRun {
  const broken: JournalRun = { begun: 0, host: '', pid: 0, stopped: [], unread: 1 };
  try {
    return statSync(path).size > mostBytes ? broken : readJournalText(readFileSync(path, 'utf8'));
  } catch {
    return broken;
  }
}

/** `A run begun 12:03 stopped in wave 40 of edge-1; going on.` Times are UTC; of another day with it. */
function stoppedNote({ begun, stopped }: JournalRun): string {
  const where = stopped.map(({ cluster, wave }) => `wave ${wave} of ${cluster}`).join(', ');
  return `A run begun ${new Date(begun).toISOString().slice(0, 16).replace('T', ' ')} UTC stopped in ${where}; going on.`;
}
