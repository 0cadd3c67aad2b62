import type { Finding, Place } from './finding.ts';

/** Findings of one code that somebody decided to live with for a while, and why. */
export interface Suppression {
  readonly code: string;
  /** Only findings of this cluster; `null` for all. */
  readonly cluster: string | null;
  /** Only findings on this object, as `Kind namespace/name`; `null` for all. */
  readonly object: string | null;
  readonly reason: string;
  /** The last day on which it holds, as `2027-01-31`. */
  readonly until: string;
  /** Where it is written. */
  readonly where: Place;
}

/** A finding that is not told among the others, and what it is kept out by. */
export interface Suppressed {
  readonly finding: Finding;
  readonly by: Suppression;
}

/** What suppressions are held against: the day, as `2027-01-31` (empty: before every day), and the ids of clusters in the order of the file. */
export interface SuppressionFrame {
  readonly today: string;
  readonly clusters: readonly string[];
}

/** Findings that stay, findings that are kept out, and the suppressions that kept anything out. */
export interface Sifted {
  readonly open: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  readonly used: ReadonlySet<Suppression>;
}

/** Keeps warnings and errors out that a suppression names which has not ended. Notes ask for nothing, and always stay. */
export function sift(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  frame: SuppressionFrame,
): Sifted {
  const valid = Map.groupBy(
    suppressions.filter((one) => !hasEnded(one, frame.today)),
    ({ code }) => code,
  );
  const open: Finding[] = [];
  const suppressed: Suppressed[] = [];
  for (const finding of findings) {
    const by =
      finding.severity === 'note' ? undefined : valid.get(finding.code)?.find((one) => fits(one, finding, frame));
    if (by === undefined) open.push(finding);
    else suppressed.push({ finding, by });
  }
  return { open, suppressed, used: new Set(suppressed.map(({ by }) => by)) };
}

/** Whether the last day of a suppression is over. Days written as year, month, day sort as texts. */
export function hasEnded({ until }: Suppression, today: string): boolean {
  return until < today;
}

function fits({ cluster, object }: Suppression, { where }: Finding, frame: SuppressionFrame): boolean {
  if (object !== null && ('file' in where || where.object !== object)) return false;
  return cluster === null || clusterOf(where, frame.clusters) === cluster;
}

/** The cluster that a place is in: of a line of the fleet file, the one in whose entry of the list it stands. */
function clusterOf(where: Place, clusters: readonly string[]): string | null {
  if (!('file' in where)) return where.cluster;
  const position = /^clusters\.(\d+)(?:\.|$)/.exec(where.path)?.[1];
  return position === undefined ? null : (clusters[Number(position)] ?? null);
}
