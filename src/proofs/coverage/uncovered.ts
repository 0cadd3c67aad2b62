import type { Counterexample } from '../../findings/finding.ts';
import { formatDuration } from '../../kube/duration.ts';
import { type Resolution, resolutions } from '../../topology/topology.ts';
import { type Halted, never } from '../downsampling.ts';
import { type Holder, type HolderBook, holdersOf } from '../holders.ts';
import { gaps, type Interval, intersect, intervalText, union } from '../interval.ts';
import { type Stream, streamName } from '../streams.ts';

/** Ages at which no holder has a stream at a resolution or finer. */
export interface Uncovered {
  readonly stream: Stream;
  readonly resolution: Resolution;
  readonly interval: Interval;
  readonly holders: readonly Holder[];
}

/** What of the promise the holders of a stream do not contain. A hole that a finer resolution has already shown is not told again. */
export function uncovered(
  book: HolderBook,
  stream: Stream,
  keep: Readonly<Record<Resolution, number>>,
  outage: number,
  halted: Halted = never,
): readonly Uncovered[] {
  const holders = holdersOf(book, stream, outage, halted);
  const out: Uncovered[] = [];
  const told: Interval[] = [];
  resolutions.forEach((resolution, i) => {
    const finer = holders.filter((h) => resolutions.indexOf(h.resolution) <= i);
    const holes = gaps(
      { from: 0, to: keep[resolution] },
      finer.map((h) => h.ages),
    );
    for (const interval of holes.flatMap((hole) => gaps(hole, told))) {
      out.push({ stream, resolution, interval, holders: finer });
      told.push(interval);
    }
  });
  return out;
}

/** Who holds the stream up to the hole, and who from its end on: `prometheus main has them up to 3h`. */
export function neighbours({ interval, holders }: Uncovered): string {
  const younger = holders
    .filter((h) => h.ages.to === interval.from)
    .map((h) => `${holderName(h)} drops them at ${formatDuration(h.ages.to)}`);
  const older = holders
    .filter((h) => h.ages.from === interval.to)
    .map((h) => `${holderName(h)} has them from ${formatDuration(h.ages.from)} on`);
  const sides = [...new Set([...younger.slice(0, 1), ...older.slice(0, 1)])];
  return sides.length === 0 ? 'nothing that the hub can ask holds them' : sides.join(', ');
}

function holderName({ node, resolution }: Holder): string {
  return `${node.kind} \`${node.name}\` of \`${node.cluster}\`${resolution === 'raw' ? '' : ` (${resolution})`}`;
}

/** The hole as a counterexample: every holder with its ages, in the order of age, and the way a question takes to it. */
export function counterexampleOf(book: HolderBook, hole: Uncovered): Counterexample {
  const ordered = hole.holders.toSorted((a, b) => a.ages.from - b.ages.from);
  const hops = ordered
    .filter((h) => h.ages.from < h.ages.to)
    .map((h) => {
      const way = (book.reachable.ways.get(h.node.id) ?? []).map((edge) => edge.address).join(' -> ');
      return `${holderName(h)} holds ${intervalText(h.ages)}${way === '' ? '' : `, asked by ${way}`}`;
    });
  return {
    stream: streamName(hole.stream),
    interval: intervalText(hole.interval),
    hops: [...hops, `nothing holds ${intervalText(hole.interval)}`],
  };
}

/** The ages of `holes` that are not already in `known`: what an outage adds to what is missing without one. */
export function beyond(holes: readonly Uncovered[], known: readonly Uncovered[]): readonly Uncovered[] {
  const before = union(known.map((u) => u.interval));
  return holes.flatMap((hole) =>
    gaps(
      hole.interval,
      before.map((b) => intersect(b, hole.interval)),
    ).map((interval) => ({ ...hole, interval })),
  );
}
