import type { FilePlace, Finding } from '../findings/finding.ts';
import type { Suppression } from '../findings/suppression.ts';
import { judge } from './judge.ts';
import type { Path } from './plain.ts';
import type { Fleet } from './schema/fleet-schema.ts';
import { readSource } from './source.ts';

/** A fleet file as far as it could be read. `fleet` is `null` when an error stands in the way of a model. */
export interface LoadedFleet {
  readonly fleet: Fleet | null;
  /** The file's values as written, aliases and merges resolved; what is not in it was filled by a default. */
  readonly written: unknown;
  /** In the order of the file, those that are suppressed too. */
  readonly findings: readonly Finding[];
  /** What the file asks not to be told. */
  readonly suppressions: readonly Suppression[];
  /** Ids of the clusters in the order of the file; empty where its shape is wrong. */
  readonly clusters: readonly string[];
  /** Where a value (or the nearest one above it) is written in the file. */
  readonly place: (path: Path) => FilePlace;
}

/** Reads the text of a fleet file. Whatever is wrong with it is a finding with line, column and remedy; nothing is thrown. `today`, as `2027-01-31`, ends suppressions. */
export function loadFleet(text: string, file: string, today = ''): LoadedFleet {
  const { source, findings } = readSource(text, file);
  if (source === null)
    return {
      fleet: null,
      written: null,
      findings,
      suppressions: [],
      clusters: [],
      place: (path) => ({ file, line: 1, column: 1, path: path.join('.') }),
    };
  const judged = judge(source, today);
  return { ...judged, written: source.value, place: source.place };
}
