import type { BucketBlock, Span } from './play.ts';

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
  for (let t = now - span; t < now; t += steps)
    for (const [resolution, kept] of keep.entries())
      for (let luck = 0; luck < shards; luck++) {
        const missing = missingAge(sources, resolution, kept, t, luck);
        if (missing !== null) return `age ${missing}m at resolution ${resolution}, asked at ${t}`;
      }
  return null;
}

/** How many ways of chance matter: one where every shard is served alike, whichever has a block. */
function lucks({ gateways }: Source): number {
  const total = Math.max(1, ...gateways.map((g) => g.shard?.total ?? 1));
  const kinds = new Set(gateways.map((g) => JSON.stringify({ ...g, shard: null })));
  const served = new Set(gateways.map((g) => g.shard?.index ?? null));
  return served.size === total && kinds.size === 1 ? 1 : total;
}

/**
 * Marks each minute that somebody can read, and gives the age of one that nobody can. The name of a block, by which its shard is chosen, is
 * made by chance: `luck` is the shard of the first.
 */
function missingAge(
  sources: readonly Source[],
  resolution: number,
  kept: number,
  t: number,
  luck: number,
): number | null {
  const seen = new Uint8Array(kept);
  const mark = (start: number, end: number): void => {
    const [from, to] = [Math.max(start, t - kept), Math.min(end, t)];
    if (from < to) seen.fill(1, from - (t - kept), to - (t - kept));
  };
  for (const source of sources) {
    if (resolution >= 0) for (const s of source.local) if (s.from <= t && t < s.to) mark(s.start, Math.min(s.end, t));
    for (const gateway of source.gateways)
      source.bucket.forEach((b, i) => {
        if (b.resolution > resolution || t < b.at + gateway.sync) return;
        if (t >= b.marked + Math.min(gateway.ignoreMarks, source.deleteDelay)) return;
        if (gateway.shard !== null && (i + luck) % gateway.shard.total !== gateway.shard.index) return;
        for (const p of b.parts) mark(Math.max(p.start, t - gateway.oldest), Math.min(p.end, t - gateway.youngest));
      });
  }
  const at = seen.indexOf(0);
  return at < 0 ? null : kept - at;
}
