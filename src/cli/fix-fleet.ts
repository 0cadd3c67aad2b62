import type { FleetEdit } from '../findings/finding.ts';
import { editText } from '../fleet/edit-text.ts';
import { type CheckedFleet, checkFleet } from '../pipeline.ts';

/** A mechanical change that was made: where it stood in the file at that time. */
export interface FixChange {
  readonly line: number;
  readonly path: string;
  readonly old: string;
  readonly now: string;
}

/** A fleet file after all mechanical changes. */
export interface FixedFleet {
  readonly text: string;
  readonly changes: readonly FixChange[];
  readonly checked: CheckedFleet;
}

/** One change may uncover what the next is for; a file that needs more rounds than this goes in a circle. */
const mostRounds = 12;

/** Makes the edits that findings carry, and those of what is found then, until none is left. */
export async function fixFleet(given: string, file: string, today: string): Promise<FixedFleet> {
  const changes: FixChange[] = [];
  const seen = new Set([given]);
  let text = given;
  let checked = await checkFleet(text, file, today);
  for (let round = 0; round < mostRounds; round += 1) {
    const made: FixChange[] = [];
    let next = text;
    for (const edit of editsOf(checked)) {
      const change = editText(next, edit);
      if (change === null) continue;
      next = change.text;
      made.push({ line: change.line, path: edit.path.join('.'), old: change.old, now: change.now });
    }
    if (made.length === 0 || seen.has(next)) break;
    seen.add(next);
    text = next;
    changes.push(...made);
    checked = await checkFleet(text, file, today);
  }
  return { text, changes, checked };
}

/** The edits of all findings, each place once: the first to speak of it is the gravest. */
function editsOf({ report }: CheckedFleet): readonly FleetEdit[] {
  const byPlace = new Map<string, FleetEdit>();
  for (const edit of report.findings.flatMap(({ edits = [] }) => edits)) {
    const place = edit.path.join('.');
    if (!byPlace.has(place)) byPlace.set(place, edit);
  }
  return [...byPlace.values()];
}
