import { formatDuration, minute, parseDuration } from '../../kube/duration.ts';
import { at, numberAt } from '../../kube/read.ts';

/** How often Argo CD tries a failed sync again, and for how many milliseconds in all; for ever is infinite. */
export interface SyncRetries {
  readonly count: number;
  readonly ms: number;
}

/** Operators are pulled, started and have defined their kinds by then. */
const enough = 5 * minute;

/**
 * What an Application that syncs by itself does when a sync fails. Without `syncPolicy.retry` it tries five times more, with a `retry` that names no limit never again
 * (argo-cd@v3.5.0 controller/appcontroller.go autoSync, pkg/apis/application/v1alpha1/types.go RetryStrategy).
 */
export function syncRetriesOf(spec: unknown): SyncRetries {
  const retry = at(spec, 'syncPolicy', 'retry');
  const limit = retry === undefined || retry === null ? 5 : (numberAt(retry, 'limit') ?? 0);
  if (limit < 0) return { count: Number.POSITIVE_INFINITY, ms: Number.POSITIVE_INFINITY };
  // The waits grow by the factor up to the longest (NextRetryAt of the same file, DefaultSyncRetryDuration and the like).
  const first = timeOf(at(retry, 'backoff', 'duration'), 5_000);
  const longest = timeOf(at(retry, 'backoff', 'maxDuration'), 3 * minute);
  const factor = numberAt(retry, 'backoff', 'factor') ?? 2;
  let ms = 0;
  for (let i = 0; i < limit && ms < enough; i += 1) ms += Math.min(longest, first * factor ** i);
  return { count: limit, ms };
}

/** How soon it gives up, as the end of a sentence, and how grave that is; `null` where it tries for long enough. */
export function givesUp({
  count,
  ms,
}: SyncRetries): { readonly text: string; readonly severity: 'error' | 'warning' } | null {
  if (count === 0) return { text: 'tries once', severity: 'error' };
  return ms >= enough ? null : { text: `gives up after ${formatDuration(ms)}`, severity: 'warning' };
}

/** A number alone is seconds. */
function timeOf(written: unknown, byDefault: number): number {
  const text = String(written ?? '');
  return /^\d+$/.test(text) ? Number(text) * 1_000 : (parseDuration(text) ?? byDefault);
}
