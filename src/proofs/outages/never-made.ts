import { formatDuration, hour } from '../../kube/duration.ts';
import type { Compactor } from '../../topology/topology.ts';
import { chooses } from '../block-choice.ts';
import { bucketArrival } from '../block-timing.ts';
import { beyond, counterexampleOf, uncovered } from '../coverage/uncovered.ts';
import { downsampledFrom, dueAges } from '../downsampling.ts';
import { blockLabels, bucketsOf, type HolderBook } from '../holders.ts';
import { intervalText } from '../interval.ts';
import type { Promised } from '../promise.ts';
import type { Stream } from '../streams.ts';
import type { Ground } from './ground.ts';
import type { Loss } from './outage.ts';
import { keepInBucket } from './remedy.ts';

/** What keeps coarser data from being lost, in general. */
export const keepUntilMade = 'Keep each resolution so long that the next one is made of it before it is marked.';

/**
 * What a stream loses of 5m and 1h data while no compactor works for `amount` milliseconds. `when` is how that is told: `when the compactor is
 * halted`. The worst halt begins just when a resolution should be made: what it is made of has been marked for longest by the end.
 */
export function neverMade({ book, promised }: Ground, stream: Stream, amount: number, when: string): Loss | null {
  const { keep } = promised;
  if (keep === null) return null;
  const arrival = stream.producer.kind === 'scraper' ? bucketArrival.prometheus : bucketArrival.receive;
  const known = uncovered(book, stream, keep, 0);
  for (const from of Object.values(dueAges(arrival))) {
    const [hole] = beyond(uncovered(book, stream, keep, 0, { from, to: from + amount }), known);
    if (hole === undefined) continue;
    const interval = intervalText(hole.interval);
    const [compactor] = compactorsOf(book, stream);
    return {
      interval,
      fact: `ages ${interval} are in no store at ${hole.resolution} or finer ${when} for ${formatDuration(amount)} from age ${formatDuration(from)} on: what they should be made of is marked for deletion before`,
      path: counterexampleOf(book, hole).hops,
      change: compactor === undefined ? keepUntilMade : changeOf(promised, compactor, arrival, amount),
    };
  }
  return null;
}

function compactorsOf(book: HolderBook, stream: Stream): readonly Compactor[] {
  const labels = blockLabels(stream);
  return bucketsOf(book, stream).flatMap((bucket) =>
    (book.compactors.get(bucket.id) ?? []).filter((c) => chooses(c.blockRules, labels)),
  );
}

/** The retention that has to grow least for both resolutions to be made after the worst halt, and how far. */
function changeOf(promised: Promised, compactor: Compactor, arrival: number, amount: number): string {
  const usable = compactor.deleteDelayMs / 2;
  const dues = Object.values(dueAges(arrival));
  const enough = (with_: Compactor): boolean =>
    dues.every((from) =>
      (['5m', '1h'] as const).every((r) =>
        Number.isFinite(downsampledFrom(with_, r, arrival, { from, to: from + amount })),
      ),
    );
  const grown = (['raw', '5m'] as const).flatMap((source) =>
    dues
      .flatMap((due) => [due, due + amount - usable])
      .map((ms) => Math.ceil(ms / hour) * hour)
      .filter((ms) => ms > compactor.retentionMs[source])
      .filter((ms) => enough({ ...compactor, retentionMs: { ...compactor.retentionMs, [source]: ms } }))
      .map((ms) => ({ source, ms, more: ms - compactor.retentionMs[source] })),
  );
  const [least] = grown.toSorted((a, b) => a.more - b.more);
  return least === undefined ? keepUntilMade : keepInBucket(promised, compactor, least.source, least.ms);
}
