import { formatDuration } from '../kube/duration.ts';

/** Ages from `from` up to, not including, `to`, in milliseconds; `to` may be `Infinity`. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The ages that any of the intervals contains, as disjoint intervals from young to old. */
export function union(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = intervals.filter((i) => i.from < i.to).toSorted((a, b) => a.from - b.from);
  const out: Interval[] = [];
  for (const next of sorted) {
    const last = out.at(-1);
    if (last !== undefined && next.from <= last.to)
      out[out.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else out.push(next);
  }
  return out;
}

/** What of `whole` none of the intervals contains, from young to old. */
export function gaps(whole: Interval, intervals: readonly Interval[]): readonly Interval[] {
  const out: Interval[] = [];
  let from = whole.from;
  for (const held of union(intervals)) {
    if (held.to <= from) continue;
    if (held.from >= whole.to) break;
    if (held.from > from) out.push({ from, to: Math.min(held.from, whole.to) });
    from = Math.max(from, held.to);
  }
  if (from < whole.to) out.push({ from, to: whole.to });
  return out;
}

/** The ages that both contain; empty intervals (`from >= to`) where there are none. */
export function intersect(a: Interval, b: Interval): Interval {
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}

/** `2h to 9h15m`, `from 14d on`. */
export function intervalText({ from, to }: Interval): string {
  return to === Number.POSITIVE_INFINITY
    ? `from ${formatDuration(from)} on`
    : `${formatDuration(from)} to ${formatDuration(to)}`;
}
