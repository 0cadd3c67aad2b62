import { hasErrors } from '../findings/finding.ts';
import { counted } from '../findings/wording.ts';
import { inputsOf } from '../manifests/lock.ts';
import { writeTree } from '../manifests/write/write-tree.ts';
import { exits } from './command.ts';
import type { RenderJob } from './render-diff.ts';
import { sayFindings } from './subject.ts';

/** Writes the tree and says what it did. Warnings of the fleet and of the writing go to `err`; notes are for `check` to tell. */
export async function write(
  { out, files, report, form, io }: RenderJob,
  fleetText: string,
  force: boolean,
): Promise<number> {
  const written = writeTree(out, inputsOf(fleetText), files, { force });
  const findings = [...report.findings, ...written.findings];
  if (form === 'json') {
    io.out(`${JSON.stringify({ version: 1, ...written, findings }, null, 2)}\n`);
    return hasErrors(findings) ? exits.findings : exits.clean;
  }
  const told = findings.filter((f) => f.severity !== 'note');
  if (told.length > 0) await sayFindings({ ...report, findings: told }, form, io);
  if (hasErrors(findings)) return exits.findings;
  const { created, changed, removed, unchanged } = written;
  const counts = `${created.length} new, ${changed.length} changed, ${removed.length} removed, ${unchanged} unchanged`;
  io.out(`${counted(created.length + changed.length + unchanged, 'file')} in \`${out}\`: ${counts}.\n`);
  return exits.clean;
}
