import { numberAt, stringAt } from '../../kube/read.ts';

/** One line of the journal of a run. `at` is milliseconds since 1970. */
export type JournalLine =
  | { readonly event: 'begun'; readonly at: number; readonly host: string; readonly pid: number }
  | { readonly event: 'wave'; readonly at: number; readonly cluster: string; readonly wave: number }
  | { readonly event: 'through'; readonly at: number; readonly cluster: string };

/** A run as far as its journal tells. */
export interface JournalRun {
  readonly begun: number;
  readonly host: string;
  readonly pid: number;
  /** Where each cluster was that it was not through with: its wave. */
  readonly stopped: readonly { readonly cluster: string; readonly wave: number }[];
  /** Lines that nobody can read, beside a torn last one. */
  readonly unread: number;
  /** The first of them, counted from 1; 0 where there is none. */
  readonly firstUnread: number;
}

/** A line as it is written. */
export function lineText(line: JournalLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** What a journal says, whatever its bytes are. The end of a line that was being written when the run was killed is passed over. */
export function readJournalText(text: string): JournalRun {
  let run = { begun: 0, host: '', pid: 0 };
  let unread = 0;
  let firstUnread = 0;
  const waves = new Map<string, number>();
  for (const [i, raw] of text.split('\n').slice(0, -1).entries()) {
    const line = parsed(raw);
    const at = numberAt(line, 'at') ?? 0;
    const cluster = stringAt(line, 'cluster');
    const wave = numberAt(line, 'wave');
    const event = stringAt(line, 'event');
    if (event === 'begun') run = { begun: at, host: stringAt(line, 'host') ?? '', pid: numberAt(line, 'pid') ?? 0 };
    else if (event === 'wave' && cluster !== undefined && wave !== undefined) waves.set(cluster, wave);
    else if (event === 'through' && cluster !== undefined) waves.delete(cluster);
    else {
      unread += 1;
      if (firstUnread === 0) firstUnread = i + 1;
    }
  }
  return { ...run, stopped: [...waves].map(([cluster, wave]) => ({ cluster, wave })), unread, firstUnread };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
