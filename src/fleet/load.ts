import type { FilePlace, Finding } from '../findings/finding.ts';
import { judge } from './judge.ts';
import type { Path } from './plain.ts';
import type { Fleet } from './schema/fleet-schema.ts';
import { readSource } from './source.ts';

/** A fleet file as far as it could be read. `fleet` is `null` when an error stands in the way of a model. */
export interface LoadedFleet {
  readonly fleet: Fleet | null;
  /** The file's values as written, aliases and merges resolved; what is not in it was filled by a default. */
  readonly written: unknown;
  /** In the order of the file. */
  readonly findings: readonly Finding[];
  /** Where a value (or the nearest one above it) is written in the file. */
  readonly place: (path: Path) => FilePlace;
}

/** Reads the text of a fleet file. Whatever is wrong with it is a finding with line, column and remedy; nothing is thrown. */
export function loadFleet(text: string, file: string): LoadedFleet {
  const { source, findings } = readSource(text, file);
  if (source === null)
    return {
      fleet: null,
      written: null,
      findings,
      place: (path) => ({ file, line: 1, column: 1, path: path.join('.') }),
    };
  const judged = judge(source);
  return { fleet: judged.fleet, written: source.value, findings: judged.findings, place: source.place };
}
