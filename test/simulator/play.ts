/** What keeps, moves and deletes the blocks of one TSDB. Times in minutes; a retention of 0 in the bucket is for ever. */
export interface Course {
  readonly engine: 'prometheus' | 'receive';
  readonly keepLocal: number;
  /** Whether samples may come late or early, so that the newest block may end two hours from now. */
  readonly outOfOrder: boolean;
  readonly uploads: boolean;
  readonly compactor: Compactor | null;
  /** What stands still once, for how long, and from which minute on. */
  readonly stops: readonly ('uploads' | 'compactor')[];
  readonly outage: number;
  readonly outageFrom: number;
  readonly minutes: number;
}

export interface Compactor {
  /** For blocks as scraped, of five minutes, of one hour. */
  readonly keep: readonly [number, number, number];
  readonly downsampling: boolean;
  readonly deleteDelay: number;
}

/** Samples of [start, end) that can be read from minute `from` up to, not including, `to`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** A block of the bucket: when it came, and when it was marked for deletion. */
export interface BucketBlock {
  readonly start: number;
  readonly end: number;
  readonly resolution: 0 | 1 | 2;
  readonly at: number;
  /** What of it has samples: a block that is made of others has the holes between them, and none of its parts ends where the next begins. */
  readonly parts: readonly Part[];
  marked: number;
  downsampled: boolean;
  /** Whether a larger block has its samples. */
  replaced: boolean;
}

/** Minutes [start, end). */
export interface Part {
  readonly start: number;
  readonly end: number;
}

export interface Played {
  readonly local: readonly Span[];
  readonly bucket: readonly BucketBlock[];
}

const never = Number.POSITIVE_INFINITY;
/** Minutes of a block as it is cut from the head. */
export const block = 120;
const ranges = [480, 2_880, 20_160];
/** The compactor looks every five minutes, and takes a block half an hour after it came. */
const [round, settled] = [5, 30];

/** All blocks that ever were, and those that are still there. */
interface Bucket {
  readonly all: BucketBlock[];
  there: BucketBlock[];
  /** Whether a block came since the compactor last looked for what to downsample. */
  isNew: boolean;
  /** The minute at which the next block is too old; looked for again when a block came. */
  nextOld: number;
}

interface LocalBlock {
  readonly start: number;
  readonly end: number;
  uploaded: boolean;
  droppedAt: number;
}

/**
 * Lives through the minutes one by one: a head that is cut, blocks that are deleted and uploaded, a compactor that merges, downsamples and
 * deletes. Jitter within what the engines allow is chosen by a small generator, so that blocks meet early and late neighbours.
 */
export function play(course: Course): Played {
  const blocks: LocalBlock[] = [];
  let live = 0;
  const bucket: Bucket = { all: [], there: [], isNew: false, nextOld: 0 };
  const jitter = generator();
  let head = 0;
  let cutAfter = 180;
  for (let t = 0; t < course.minutes; t += 1) {
    if (isCut(course.engine, t, head, cutAfter)) {
      blocks.push({ start: head, end: head + block, uploaded: false, droppedAt: never });
      head += block;
      cutAfter = 180 + (jitter() % 2);
    }
    live = dropOld(course, blocks, live, t);
    const away = t >= course.outageFrom && t < course.outageFrom + course.outage;
    if (course.uploads && !(away && course.stops.includes('uploads'))) upload(blocks, bucket, t);
    if (course.compactor !== null && !(away && course.stops.includes('compactor')) && t % round === 0)
      compact(course.compactor, bucket, t);
  }
  // What is in the head is read from the head; a block is read from where its samples were taken.
  const local = blocks.map(({ start, end, droppedAt }): Span => ({ start, end, from: start, to: droppedAt }));
  return { local: [...local, { start: head, end: course.minutes, from: head, to: never }], bucket: bucket.all };
}

/** Prometheus looks every minute for a head of one and a half blocks; Receive every two hours. */
function isCut(engine: Course['engine'], t: number, head: number, cutAfter: number): boolean {
  return engine === 'prometheus' ? t - head >= cutAfter : t % block === 60 && t - head > 180;
}

/** Drops what is too old and gives the first block that is there. Receive keeps what it has not uploaded, and uploads from old to young. */
function dropOld(course: Course, blocks: readonly LocalBlock[], live: number, t: number): number {
  const newest = course.outOfOrder ? t + block : (blocks.at(-1)?.end ?? 0);
  for (let i = live; i < blocks.length; i += 1) {
    const b = blocks[i];
    const isHeld = course.engine === 'receive' && course.uploads && b?.uploaded === false;
    if (b === undefined || newest - b.end < course.keepLocal || isHeld) return i;
    b.droppedAt = t;
  }
  return blocks.length;
}

function upload(blocks: readonly LocalBlock[], bucket: Bucket, t: number): void {
  for (let i = blocks.length - 1; i >= 0; i -= 1) {
    const b = blocks[i];
    if (b === undefined || b.uploaded) break;
    if (b.droppedAt !== never) continue;
    b.uploaded = true;
    put(bucket, [b], 0, t);
  }
}

function put(bucket: Bucket, parts: readonly Part[], resolution: 0 | 1 | 2, at: number): void {
  const [start, end] = [Math.min(...parts.map((p) => p.start)), Math.max(...parts.map((p) => p.end))];
  const b = { start, end, parts: joined(parts), resolution, at, marked: never, downsampled: false, replaced: false };
  bucket.all.push(b);
  bucket.there.push(b);
  bucket.isNew = true;
  bucket.nextOld = 0;
}

function joined(parts: readonly Part[]): readonly Part[] {
  const out: Part[] = [];
  for (const { start, end } of parts) {
    const last = out.at(-1);
    if (last?.end === start) out[out.length - 1] = { start: last.start, end };
    else out.push({ start, end });
  }
  return out;
}

/** One round: merge what is complete, downsample what is long enough, mark what is too old. */
function compact(compactor: Compactor, bucket: Bucket, t: number): void {
  if (t % block === 0)
    bucket.there = bucket.there.filter((b) => b.marked === never || t < b.marked + compactor.deleteDelay);
  // A block is taken half an hour after it came; in rounds in which none is taken up there is nothing new to merge.
  const taken = bucket.there.findLast((b) => t >= b.at + settled);
  if (taken !== undefined && t < taken.at + settled + round) {
    const usable = bucket.there.filter((b) => !b.replaced && t >= b.at + settled && isUsable(b, compactor, t));
    for (const resolution of [0, 1, 2] as const) {
      const alike = usable.filter((b) => b.resolution === resolution);
      for (const range of ranges) merge(alike, bucket, resolution, range, t);
    }
  }
  if (compactor.downsampling && bucket.isNew)
    for (const b of bucket.there)
      if (b.end - b.start >= coarser(b) && !b.downsampled && isUsable(b, compactor, t)) {
        b.downsampled = true;
        put(bucket, b.parts, b.resolution === 0 ? 1 : 2, t);
      }
  bucket.isNew = false;
  if (t < bucket.nextOld) return;
  bucket.nextOld = never;
  for (const b of bucket.there) {
    const keep = compactor.keep[b.resolution];
    if (keep === 0 || b.marked !== never) continue;
    if (b.end + keep < t) b.marked = t;
    else bucket.nextOld = Math.min(bucket.nextOld, b.end + keep + 1);
  }
}

function isUsable(b: BucketBlock, { deleteDelay }: Compactor, t: number): boolean {
  return b.marked === never || t < b.marked + deleteDelay / 2;
}

/** How long a block must be to be downsampled. */
function coarser({ resolution }: BucketBlock): number {
  return [2_400, 14_400, never][resolution] ?? never;
}

/** Blocks of a whole window become one, once there is a block after it. */
function merge(all: readonly BucketBlock[], bucket: Bucket, resolution: 0 | 1 | 2, range: number, t: number) {
  const there = all.filter((b) => !b.replaced);
  const newest = there.reduce((latest, b) => Math.max(latest, b.start), 0);
  const windows = Map.groupBy(
    there.filter((b) => b.end - b.start < range),
    (b) => Math.floor(b.start / range),
  );
  for (const [k, members] of windows) {
    if (members.length < 2 || newest < (k + 1) * range) continue;
    put(
      bucket,
      members.flatMap((b) => b.parts),
      resolution,
      t,
    );
    for (const b of members) {
      b.replaced = true;
      b.marked = Math.min(b.marked, t);
    }
  }
}

/** Numbers that look random and are the same in every run (a linear congruence). */
function generator(): () => number {
  let state = 12_345;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state >> 8;
  };
}
