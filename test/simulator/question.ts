import type { BucketBlock, Part, Span } from './play.ts';

/** A store gateway as it answers: minutes. */
export interface Gateway {
  readonly sync: number;
  readonly ignoreMarks: number;
  readonly youngest: number;
  readonly oldest: number;
  readonly shard: { readonly index: number; readonly total: number } | null;
}

/** What a question may be answered from: samples of local TSDBs, and buckets seen by gateways. */
export interface Source {
  readonly local: readonly Span[];
  readonly bucket: readonly BucketBlock[];
  readonly deleteDelay: number;
  readonly gateways: readonly Gateway[];
}

/** Minutes of age for which each resolution, or a finer one, is promised. */
export type Keep = readonly [number, number, number];

const steps = 173;

/** The first sample that could not be read while it was promised, asked over and over in the last `span` minutes; `null` for none. */
export function unreadable(sources: readonly Source[], keep: Keep, now: number, span: number): string | null {
  const shards = Math.max(1, ...sources.map(lucks));
  const oldest = now - span - Math.max(...keep);
  const near = sources.map((source) => {
    const ignored = Math.max(0, ...source.gateways.map((g) => ignoredAfter(source, g)));
    const isNear = ({ b }: Numbered): boolean => b.end > oldest && b.marked + ignored > now - span;
    const bucket = source.bucket.map((b, number): Numbered => ({ b, number })).filter(isNear);
    return { ...source, local: source.local.filter((s) => s.to > now - span), bucket };
  });
  for (let t = now - span; t < now; t += steps)
    for (const [resolution, kept] of keep.entries())
      for (let luck = 0; luck < shards; luck++) {
        const missing = missingAge(near, resolution, kept, t, luck);
        if (missing !== null) return `age ${missing}m at resolution ${resolution}, asked at ${t}`;
      }
  return null;
}

/** A block and its place in the order in which the blocks came. */
interface Numbered {
  readonly b: BucketBlock;
  readonly number: number;
}

/** Minutes for which a gateway answers from a block that is marked for deletion. */
function ignoredAfter({ deleteDelay }: Pick<Source, 'deleteDelay'>, { ignoreMarks }: Gateway): number {
  return Math.min(ignoreMarks, deleteDelay);
}

/** How many ways of chance matter: one where every shard is served alike, whichever has a block. */
function lucks({ gateways }: Source): number {
  const total = Math.max(1, ...gateways.map((g) => g.shard?.total ?? 1));
  const kinds = new Set(gateways.map((g) => JSON.stringify({ ...g, shard: null })));
  const served = new Set(gateways.map((g) => g.shard?.index ?? null));
  return served.size === total && kinds.size === 1 ? 1 : total;
}

/**
 * Collects the minutes that somebody can read, and gives the age of the oldest that nobody can. The name of a block, by which its shard is chosen, is
 * made by chance: `luck` is the shard of the first.
 */
function missingAge(
  sources: readonly (Omit<Source, 'bucket'> & { readonly bucket: readonly Numbered[] })[],
  resolution: number,
  kept: number,
  t: number,
  luck: number,
): number | null {
  const seen: Part[] = [];
  for (const source of sources) {
    if (resolution >= 0) for (const s of source.local) if (s.from <= t && t < s.to) seen.push(s);
    for (const gateway of source.gateways) {
      const [from, to] = [t - Math.min(gateway.oldest, kept), t - gateway.youngest];
      const ignored = ignoredAfter(source, gateway);
      for (const { b, number } of source.bucket) {
        if (t < b.at + gateway.sync) break;
        if (b.end <= from || b.start >= to || b.resolution > resolution || t >= b.marked + ignored) continue;
        if (gateway.shard !== null && (number + luck) % gateway.shard.total !== gateway.shard.index) continue;
        for (const p of b.parts) seen.push({ start: Math.max(p.start, from), end: Math.min(p.end, to) });
      }
    }
  }
  let reached = t - kept;
  for (const { start, end } of seen.toSorted((a, b) => a.start - b.start)) {
    if (start > reached) break;
    reached = Math.max(reached, end);
  }
  return reached >= t ? null : t - reached;
}
