import { formatDuration, hour } from '../../kube/duration.ts';
import type { Compactor } from '../../topology/topology.ts';
import { chooses } from '../block-choice.ts';
import { type BlockTiming, blockTiming } from '../block-timing.ts';
import { beyond, counterexampleOf, type Uncovered, uncovered } from '../coverage/uncovered.ts';
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

/** What stands still: the compactor, or uploads while the compactor goes on. `when` is how that is told: `when the compactor is halted`. */
export interface Standstill {
  readonly of: 'compactor' | 'uploads';
  readonly when: string;
}

/** What a stream loses of 5m and 1h data because it is never made of blocks that are marked for deletion, after a standstill of `amount` milliseconds. */
export function neverMade(ground: Ground, stream: Stream, amount: number, standstill: Standstill): Loss | null {
  const { book, promised } = ground;
  if (promised.keep === null) return null;
  const timing = blockTiming(stream);
  const found =
    standstill.of === 'compactor' ? byHalt(ground, stream, amount, timing) : byDelay(ground, stream, amount);
  if (found === null) return null;
  const { hole, since } = found;
  const interval = intervalText(hole.interval);
  const [compactor] = compactorsOf(book, stream);
  return {
    interval,
    fact: `ages ${interval} are in no store at ${hole.resolution} or finer ${standstill.when} for ${formatDuration(amount)}${since}: what they should be made of is marked for deletion before`,
    path: counterexampleOf(book, hole).hops,
    change: compactor === undefined ? keepUntilMade : changeOf(promised, compactor, standstill.of, timing, amount),
  };
}

interface Found {
  readonly hole: Uncovered;
  readonly since: string;
}

/** The worst halt begins just when a resolution should be made: what it is made of has been marked for longest by the end. */
function byHalt({ book, promised }: Ground, stream: Stream, amount: number, timing: BlockTiming): Found | null {
  const keep = promised.keep ?? nothing;
  const known = uncovered(book, stream, keep, 0);
  for (const from of Object.values(dueAges(timing))) {
    const [hole] = beyond(uncovered(book, stream, keep, 0, { from, to: from + amount }), known);
    if (hole !== undefined) return { hole, since: ` from age ${formatDuration(from)} on` };
  }
  return null;
}

/** A window is made into coarser data once a block after it has come; what was uploaded before the standstill is marked meanwhile. What is only late is not lost. */
function byDelay({ book, promised }: Ground, stream: Stream, amount: number): Found | null {
  const keep = promised.keep ?? nothing;
  const own = { ...stream, ingesters: [] };
  const hole = beyond(uncovered(book, own, keep, amount), uncovered(book, own, keep, 0)).find(
    ({ resolution, holders }) => resolution !== 'raw' && holders.every((h) => h.resolution !== resolution),
  );
  return hole === undefined ? null : { hole, since: '' };
}

const nothing = { raw: 0, '5m': 0, '1h': 0 };

function compactorsOf(book: HolderBook, stream: Stream): readonly Compactor[] {
  const labels = blockLabels(stream);
  return bucketsOf(book, stream).flatMap((bucket) =>
    (book.compactors.get(bucket.id) ?? []).filter((c) => chooses(c.blockRules, labels)),
  );
}

/** The retention that has to grow least for what is made otherwise to be made after the worst standstill too, and how far. */
function changeOf(
  promised: Promised,
  compactor: Compactor,
  of: Standstill['of'],
  timing: BlockTiming,
  amount: number,
): string {
  const usable = compactor.deleteDelayMs / 2;
  const dues = Object.values(dueAges(timing));
  const wanted = (['5m', '1h'] as const).filter((r) => Number.isFinite(downsampledFrom(compactor, r, timing)));
  const isMade = (with_: Compactor, resolution: '5m' | '1h'): boolean =>
    of === 'uploads'
      ? Number.isFinite(downsampledFrom(with_, resolution, { ...timing, arrival: timing.arrival + amount }))
      : dues.every((from) => Number.isFinite(downsampledFrom(with_, resolution, timing, { from, to: from + amount })));
  const grown = (['raw', '5m'] as const).flatMap((source) =>
    dues
      .flatMap((due) => [due, due + amount - usable])
      .map((ms) => Math.ceil(ms / hour) * hour)
      .filter((ms) => ms > compactor.retentionMs[source])
      .map((ms) => ({ ...compactor, retentionMs: { ...compactor.retentionMs, [source]: ms } }))
      .filter((with_) => wanted.every((resolution) => isMade(with_, resolution)))
      .map(({ retentionMs }) => ({
        source,
        ms: retentionMs[source],
        more: retentionMs[source] - compactor.retentionMs[source],
      })),
  );
  const [least] = grown.toSorted((a, b) => a.more - b.more);
  return least === undefined ? keepUntilMade : keepInBucket(promised, compactor, least.source, least.ms);
}
