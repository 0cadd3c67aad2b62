import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../findings/finding.ts';
import { makeDirectories } from '../../manifests/write/disk.ts';
import { type JournalLine, type JournalRun, lineText, readJournalText } from './journal-lines.ts';
import { unreadableJournal } from './unreadable.ts';

/** The journal of a run: what a later run says of it when it never ended. Nothing else depends on it. */
export interface Journal {
  /** What is to be said at the beginning: runs that stopped half-way. */
  readonly notes: readonly string[];
  /** Journals of earlier runs that nobody can read. */
  readonly findings: readonly Finding[];
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
    const { notes, findings, over } = earlier(place);
    const file = openSync(path, 'a', 0o600);
    const write = (line: JournalLine): void => append(file, line);
    write({ event: 'begun', at: now, host, pid });
    // What they said is told now; a run that stops again says for itself where.
    for (const old of over) rmSync(old, { force: true });
    return { notes, findings, write, end: () => ended(file, path) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const note = `No journal can be kept in \`${folder}\` (${why}); a run that is killed will not be told at the next.`;
    return { notes: [note], findings: [], write: () => undefined, end: () => undefined };
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
function earlier(place: JournalPlace): Pick<Journal, 'notes' | 'findings'> & { readonly over: readonly string[] } {
  const notes: string[] = [];
  const findings: Finding[] = [];
  const over: string[] = [];
  for (const name of readdirSync(place.folder).sort()) {
    if (!/^apply-.*\.jsonl$/.test(name)) continue;
    const path = join(place.folder, name);
    const run = runIn(path);
    if (run.host === place.host && run.pid !== place.pid && place.alive(run.pid)) continue;
    if (run.unread > 0 || run.begun === 0) {
      findings.push(unreadableJournal(kept(path), Math.max(1, run.firstUnread), Math.max(1, run.unread)));
      continue;
    }
    over.push(path);
    if (run.stopped.length > 0) notes.push(stoppedNote(run));
  }
  return { notes, findings, over };
}

/** Puts a journal that nobody can read aside, so that it is told once, and gives where it lies now. */
function kept(path: string): string {
  const aside = `${path}.unreadable`;
  try {
    renameSync(path, aside);
    return aside;
  } catch {
    return path;
  }
}

function runIn(path: string): JournalRun {
  const broken: JournalRun = { begun: 0, host: '', pid: 0, stopped: [], unread: 1, firstUnread: 1 };
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
