import type { Report } from '../findings/report.ts';
import { counted } from '../findings/wording.ts';
import { unifiedDiff } from '../manifests/unified-diff.ts';
import type { Given } from './command.ts';
import { type FixChange, fixFleet } from './fix-fleet.ts';
import type { Io } from './io.ts';
import { readFleetText } from './read-text.ts';
import { replaceFile } from './replace-file.ts';
import { standardFleet } from './subject.ts';
import { today } from './today.ts';
import { Usage } from './usage.ts';

/** Mends a fleet file, or with `--dry-run` shows how, and gives the report on what it is then. What was changed is told before. */
export async function fix(given: Given, fleet: string | null, io: Io): Promise<Report> {
  const path = fleet ?? standardFleet;
  const dry = given.flag('dry-run');
  if (given.list('manifests').length > 0)
    throw new Usage('`--fix` changes the fleet file; it does not go with `--manifests`.');
  if (path === '-') throw new Usage('The standard input cannot be written. Name a file with `--fix`.');
  const { file, text } = await readFleetText(path, io);
  const { text: mended, changes, checked } = await fixFleet(text, file, today());
  // Other forms are for programs: what is not part of them goes beside.
  const say = given.option('format') === 'text' ? io.out : io.err;
  if (dry) say(unifiedDiff(file, text, mended));
  else if (changes.length > 0) {
    replaceFile(path, mended);
    for (const change of changes) say(`${file}:${lineOf(change)}\n`);
    say(`${counted(changes.length, 'change')} in \`${file}\`.\n\n`);
  }
  return checked.report;
}

function lineOf({ line, path, old, now }: FixChange): string {
  return `${line}  ${path}: ${old === '' ? 'added' : `\`${old}\``} -> \`${now}\``;
}
