import type { Figure } from '../../model/load/figure.ts';

/** What one pod needs for its load; `null` where no law is published, and its requests are all that is known. */
export interface Demand {
  readonly cpu: Figure | null;
  /** What it works with, and what it may take with queries, churn and restarts. */
  readonly memory: Figure | null;
  readonly memoryMost: Figure | null;
  readonly disk: Figure | null;
  /** Samples in a second that it takes in; `null` where it takes in none. */
  readonly samples: Figure | null;
}

export const unknownDemand: Demand = { cpu: null, memory: null, memoryMost: null, disk: null, samples: null };
