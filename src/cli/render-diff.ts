import { hasErrors } from '../findings/finding.ts';
import type { Report } from '../findings/report.ts';
import { counted } from '../findings/wording.ts';
import { diffTree, type FileChange, type TreeDiff } from '../manifests/diff.ts';
import type { TreeFile } from '../manifests/layout.ts';
import { exits } from './command.ts';
import type { Io } from './io.ts';
import { sayFindings } from './subject.ts';

/** A tree on its way to a directory. */
export interface RenderJob {
  readonly out: string;
  readonly files: Iterable<TreeFile>;
  readonly report: Report;
  readonly form: string;
  readonly io: Io;
}

/** Shows what writing would change. */
export async function showDiff({ out, files, report, form, io }: RenderJob): Promise<number> {
  const diff = diffTree(out, files);
  if (form === 'json') io.out(`${JSON.stringify({ version: 1, ...diff }, null, 2)}\n`);
  else if (diff.changes.length + diff.unchanged > 0 || !hasErrors(diff.findings)) io.out(diffText(diff, io));
  if (diff.findings.length > 0 && form !== 'json') await sayFindings({ ...report, findings: diff.findings }, form, io);
  if (hasErrors(diff.findings)) return exits.findings;
  return diff.changes.length > 0 ? exits.pending : exits.clean;
}

function diffText({ changes, unchanged }: TreeDiff, io: Io): string {
  const of = (change: FileChange['change']): number => changes.filter((c) => c.change === change).length;
  const counts = `${of('added')} added, ${of('changed')} changed, ${of('removed')} removed, ${unchanged} unchanged`;
  return `${changes.map((c) => painted(c.diff, io)).join('')}${counted(changes.length + unchanged, 'file')}: ${counts}.\n`;
}

function painted(diff: string, io: Io): string {
  return diff.replaceAll(/^.*$/gm, (line) => {
    if (/^(?:---|\+\+\+) /.test(line)) return io.paint('strong', line);
    if (line.startsWith('-')) return io.paint('removed', line);
    if (line.startsWith('+')) return io.paint('added', line);
    return line.startsWith('@@') ? io.paint('note', line) : line;
  });
}
