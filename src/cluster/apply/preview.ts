import { type ClusterReport, emptyTally, type Told, type Unjudged } from './apply-report.ts';
import type { FieldChange } from './field-changes.ts';

/** An object that an apply would change. */
export interface ObjectChange {
  readonly object: string;
  /** None where only namsan's own marks would. */
  readonly fields: readonly FieldChange[];
  /** Who owns what would be changed, in one sentence; `null` where nobody else does. */
  readonly conflict: string | null;
}

/** What an apply would do in a cluster, as its server judges it. */
export interface ClusterPreview {
  readonly cluster: string;
  /** Those that its server has judged. */
  readonly created: readonly string[];
  readonly changed: readonly ObjectChange[];
  readonly unchanged: number;
  /** Members that are no longer rendered, and what would become of them. */
  readonly stale: readonly Told[];
  readonly failed: readonly Told[];
  /** What would be created too, and the server can judge only once something else is there. */
  readonly unjudged: readonly Unjudged[];
  readonly charts: readonly Told[];
  readonly warnings: readonly Told[];
  readonly notes: readonly string[];
  /** Whether the cluster was looked at: where it was not, nothing is known of its objects. */
  readonly seen: boolean;
  /** Whether the run ended before all was judged. */
  readonly stopped: boolean;
}

/** The preview of a cluster that nothing may be done in. */
export function refusedPreview(cluster: string, why: Told): ClusterPreview {
  const { created, unchanged, stale, unjudged, charts, warnings, notes } = emptyTally();
  const rest = { created, changed: [], unchanged, stale, unjudged, charts, warnings, notes };
  return { cluster, ...rest, failed: [why], seen: false, stopped: false };
}

/** Whether an apply would do something. */
export function isPending({ created, changed, stale, unjudged }: ClusterPreview): boolean {
  return created.length + changed.length + stale.length + unjudged.length > 0;
}

/** Whether an apply could not do all that it should. */
export function isRefused({ failed, charts, stopped }: ClusterPreview): boolean {
  return failed.length + charts.length > 0 || stopped;
}

/** A preview as the report of a dry run: what would be done stands as done, and a conflict is a failure unless it would be taken over. */
export function dryReport(preview: ClusterPreview, force: boolean): ClusterReport {
  const { cluster, unchanged, stale, unjudged, charts, warnings, notes, stopped } = preview;
  const created = [...preview.created, ...unjudged.map(({ object }) => object)];
  const conflicts = force ? [] : preview.changed.filter(({ conflict }) => conflict !== null);
  const failed = [...preview.failed, ...conflicts.map(({ object, conflict }) => ({ object, message: conflict ?? '' }))];
  const changed = preview.changed.filter((one) => !conflicts.includes(one)).map(({ object }) => object);
  const state = failed.length + charts.length > 0 ? 'failed' : stopped ? 'stopped' : 'done';
  return {
    ...{ cluster, state, asked: null, wave: null },
    ...{ created, changed, unchanged, pruned: [], stale, failed, waiting: [], unjudged },
    ...{ charts, warnings, notes, release: null },
  };
}
