import { type Finding, finding, type Rule } from '../../findings/finding.ts';
import { counted } from '../../findings/wording.ts';

/** A journal of an earlier run that somebody, or a disk, has written into. A line that was cut off at the end is none: a killed run leaves it. */
export const unreadable: Rule = {
  code: 'journal/unreadable',
  severity: 'warning',
  title: 'The journal of an earlier run cannot be read',
  why: 'Whether that run was killed half-way, and where, is not known',
  fix: 'Look at the file or delete it',
  refs: [],
};

/** The finding of one such file: its first line that nobody can read, counted from 1, and how many of them it has. `kept` is where it lies now. */
export function unreadableJournal(kept: string, line: number, lines: number): Finding {
  return finding(
    unreadable,
    { file: kept, line, column: 1, path: '' },
    `${counted(lines, 'line')} of the journal of an earlier run ${lines === 1 ? 'is' : 'are'} of no run of namsan; what it says is passed over, and this run begins with the first wave`,
    {
      fix: `Nothing is to be done in the clusters: what they have as it should be is not sent again. Look at \`${kept}\` or delete it; if it comes again, see what writes there, or name another folder by \`--state\``,
    },
  );
}
