import { type DiffLine, diffLines } from './line-diff.ts';

/** Unchanged lines around each change. */
const context = 3;

/**
 * The change of one file as `git diff` and `patch` read it; empty when nothing differs. `null` stands for a file that is not there.
 * Our own 100 lines instead of a dependency: what a library adds, words and JSON and patches applied, is not asked for here.
 */
export function unifiedDiff(path: string, before: string | null, after: string | null): string {
  if (before === after) return '';
  const lines = diffLines(linesOf(before), linesOf(after));
  const from = before === null ? '/dev/null' : `a/${path}`;
  const to = after === null ? '/dev/null' : `b/${path}`;
  return `--- ${from}\n+++ ${to}\n${hunks(lines).join('')}`;
}

const noNewline = '\n\\ No newline at end of file';

/** Lines with their end; the last one without a line break says so in the words of `diff`. */
function linesOf(text: string | null): readonly string[] {
  if (text === null || text === '') return [];
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  return last === '' ? lines : [...lines, `${last}${noNewline}`];
}

function hunks(lines: readonly DiffLine[]): readonly string[] {
  const out: string[] = [];
  for (let i = nextChange(lines, 0); i < lines.length; ) {
    const from = Math.max(0, i - context);
    let end = i;
    for (let next = i; next < lines.length && next <= end + 2 * context + 1; next = nextChange(lines, next + 1))
      end = next;
    const to = Math.min(lines.length, end + context + 1);
    out.push(hunk(lines, from, to));
    i = nextChange(lines, to);
  }
  return out;
}

function nextChange(lines: readonly DiffLine[], from: number): number {
  for (let i = from; i < lines.length; i++) if (lines[i]?.sign !== ' ') return i;
  return lines.length;
}

function hunk(lines: readonly DiffLine[], from: number, to: number): string {
  const shown = lines.slice(from, to);
  const range = (not: '+' | '-'): string => {
    const before = lines.slice(0, from).filter((l) => l.sign !== not).length;
    const count = shown.filter((l) => l.sign !== not).length;
    const start = count === 0 ? before : before + 1;
    return count === 1 ? `${start}` : `${start},${count}`;
  };
  return `@@ -${range('+')} +${range('-')} @@\n${shown.map((l) => `${l.sign}${l.text}\n`).join('')}`;
}
