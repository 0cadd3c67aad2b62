/** An object and one sentence on it. */
export interface Told {
  readonly object: string;
  readonly message: string;
  /** What to do about it, where that is known: the same words for all that one deed mends. */
  readonly fix?: string;
}

/** An object that is not there yet and would be created, and once what is there its server can judge it: `Namespace x exists`. */
export interface Unjudged {
  readonly object: string;
  readonly once: string;
}

/** What became of one cluster in a run. Objects are named as `Kind namespace/name`. */
export interface ClusterReport {
  readonly cluster: string;
  /**
   * `done`: all that was asked for. `failed`: something was refused, is missing or not ready in time. `stopped`: the run ended before it
   * was through. `not-begun`: another cluster had failed before, or the run ended.
   */
  readonly state: 'done' | 'failed' | 'stopped' | 'not-begun';
  /** How many objects the cluster was to have; `null` where that was not known yet. */
  readonly asked: number | null;
  /** The wave that was begun last; `null` where none was. */
  readonly wave: number | null;
  readonly created: readonly string[];
  readonly changed: readonly string[];
  /** How many were as they should be. */
  readonly unchanged: number;
  readonly pruned: readonly string[];
  /** Members that are no longer rendered and stay, and why. */
  readonly stale: readonly Told[];
  readonly failed: readonly Told[];
  /** What the last wave still waits for. */
  readonly waiting: readonly string[];
  /** Those of `created` that only the server of a later moment can judge: dry runs alone have these. */
  readonly unjudged: readonly Unjudged[];
  /** Charts that were not applied, by the folder of their component. */
  readonly charts: readonly Told[];
  readonly warnings: readonly Told[];
  /** What else is to be known, one sentence each. */
  readonly notes: readonly string[];
  /** The release that the cluster is at now; `null` where none was reached. */
  readonly release: number | null;
}

/** What a run has found so far: filled while it goes, read when it ends. */
export interface Tally {
  asked: number | null;
  wave: number | null;
  readonly created: string[];
  readonly changed: string[];
  unchanged: number;
  readonly pruned: string[];
  readonly stale: Told[];
  readonly failed: Told[];
  waiting: readonly string[];
  readonly unjudged: Unjudged[];
  readonly charts: Told[];
  readonly warnings: Told[];
  readonly notes: string[];
  release: number | null;
}

/** A run that has found nothing yet. */
export function emptyTally(): Tally {
  return {
    ...{ asked: null, wave: null },
    ...{ created: [], changed: [], unchanged: 0, pruned: [], stale: [], failed: [], waiting: [] },
    ...{ unjudged: [], charts: [], warnings: [], notes: [], release: null },
  };
}

/** Where a run was ended by somebody, and what of it was not done: one sentence. */
export function endedNote({ asked, wave, created, changed, unchanged, failed }: Tally): string {
  if (asked === null || wave === null) return 'The run was ended before anything was sent.';
  const done = created.length + changed.length + unchanged;
  const open = Math.max(0, asked - done - failed.length);
  const what =
    open > 0
      ? `${done} of ${asked} objects are as they should be, ${open} were not sent`
      : 'all objects were sent; waiting, pruning or the release was not done';
  return `The run was ended in wave ${wave}: ${what}.`;
}

/** The report of a cluster that nothing was done in. */
export function notBegun(cluster: string, note: string): ClusterReport {
  return { cluster, state: 'not-begun', ...emptyTally(), notes: [note] };
}

/** The report of a cluster that nothing may be done in. */
export function refusedWhole(cluster: string, why: Told): ClusterReport {
  return { cluster, state: 'failed', ...emptyTally(), failed: [why] };
}

/** Whether a run did all that it was asked for. */
export function isClean(reports: readonly ClusterReport[]): boolean {
  return reports.every(({ state }) => state === 'done');
}
