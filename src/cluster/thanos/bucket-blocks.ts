import type { Labels } from '../../kube/objects.ts';
import { at, numberAt, stringsAt } from '../../kube/read.ts';
import { answered, type Outcome } from '../outcome.ts';
import type { StoreClient } from '../store/store-client.ts';

/** What is read of a block's `meta.json`. Times in milliseconds since 1970. */
export interface BlockMeta {
  readonly id: string;
  readonly minTime: number;
  readonly maxTime: number;
  /** Its external labels. */
  readonly labels: Labels;
  /** Milliseconds between points; 0 for samples as scraped. */
  readonly resolution: number;
}

export interface BlockPlace {
  readonly bucket: string;
  /** The folder in the bucket; empty for its root. */
  readonly prefix: string;
}

/** Blocks whose descriptions are read at once. */
const atOnce = 16;

/** A folder of a block is called by its ULID, which begins with the time at which it was made (github.com/oklog/ulid). */
const ulid = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** The names of the blocks in a bucket, oldest first. */
export async function blockNames(
  store: StoreClient,
  { bucket, prefix }: BlockPlace,
): Promise<Outcome<readonly string[]>> {
  const folder = prefix === '' ? '' : `${prefix}/`;
  const listed = await store.list(bucket, { prefix: folder, delimiter: '/' });
  if (!listed.ok) return listed;
  const names = listed.value.map(({ key }) => key.slice(folder.length).replace(/\/$/, ''));
  return answered(names.filter((name) => ulid.test(name)).toSorted());
}

/** The description of a block; `null` where it has none yet or none that can be read: an upload that is on its way. */
export async function readBlock(
  store: StoreClient,
  { bucket, prefix }: BlockPlace,
  id: string,
): Promise<Outcome<BlockMeta | null>> {
  const body = await store.read(bucket, `${prefix === '' ? '' : `${prefix}/`}${id}/meta.json`);
  if (!body.ok) return body;
  if (body.value === null) return answered(null);
  try {
    const meta: unknown = JSON.parse(Buffer.from(body.value).toString('utf8'));
    const [minTime, maxTime] = [numberAt(meta, 'minTime'), numberAt(meta, 'maxTime')];
    if (minTime === undefined || maxTime === undefined || at(meta, 'thanos') === undefined) return answered(null);
    const resolution = numberAt(meta, 'thanos', 'downsample', 'resolution') ?? 0;
    return answered({ id, minTime, maxTime, labels: stringsAt(meta, 'thanos', 'labels'), resolution });
  } catch {
    return answered(null);
  }
}

/**
 * For each set of external labels the block with the latest end among those that have all of them; `null` where none has. Blocks are read from
 * the youngest on until each set has one, and a few more: what is compacted later may end earlier.
 */
export async function newestBlocks(
  store: StoreClient,
  place: BlockPlace,
  sets: readonly Labels[],
): Promise<Outcome<readonly (BlockMeta | null)[]>> {
  const names = await blockNames(store, place);
  if (!names.ok) return names;
  const newest: (BlockMeta | null)[] = sets.map(() => null);
  const youngest = names.value.toReversed();
  for (let from = 0; from < youngest.length; from += atOnce) {
    const wasComplete = newest.every((block) => block !== null);
    const read = await Promise.all(youngest.slice(from, from + atOnce).map((id) => readBlock(store, place, id)));
    for (const block of read) {
      if (!block.ok) return block;
      const found = block.value;
      if (found === null) continue;
      for (const [i, set] of sets.entries())
        if (hasAll(found.labels, set) && found.maxTime > (newest[i]?.maxTime ?? 0)) newest[i] = found;
    }
    if (wasComplete) break;
  }
  return answered(newest);
}

function hasAll(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([name, value]) => labels[name] === value);
}
