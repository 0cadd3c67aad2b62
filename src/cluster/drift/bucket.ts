import type { Json } from '../../kube/objects.ts';
import { at, listAt, numberAt, stringAt, stringsAt } from '../../kube/read.ts';
import type { Resolution } from '../../topology/block-nodes.ts';
import type { LabelSet } from '../../topology/node-base.ts';
import { atOnce } from '../apply/at-once.ts';
import { answered, type Outcome } from '../outcome.ts';
import type { StoreClient, StoredKey } from '../store/store-client.ts';
import { isUlid, ulidTime } from './ulid.ts';

/** A block of Thanos as its `meta.json` says it is, and what the files beside it say (thanos@v0.42.4 pkg/block/metadata). Times are milliseconds since 1970. */
export interface StoredBlock {
  readonly ulid: string;
  /** When it was made. */
  readonly made: number;
  /** It holds samples of [`from`, `to`). */
  readonly from: number;
  readonly to: number;
  readonly labels: LabelSet;
  readonly resolution: Resolution;
  /** Blocks of the TSDB that it was compacted from; its own name where it is one. */
  readonly sources: readonly string[];
  /** When it was marked for deletion; `null` where it is not. */
  readonly deletionMarked: number | null;
  /** Why it is not to be compacted; `null` where it may be. */
  readonly notCompacted: string | null;
}

/** What was read of a bucket. */
export interface StoredBlocks {
  readonly blocks: readonly StoredBlock[];
  /** Folders without a `meta.json`: uploads that go on, or were given up; `made` as above. */
  readonly partial: readonly { readonly ulid: string; readonly made: number }[];
  /** Folders whose `meta.json` says nothing that is understood. */
  readonly unclear: readonly string[];
  /** How many blocks there are; of more than `mostBlocks` the oldest and the newest were read. */
  readonly total: number;
}

/** So many blocks are looked at: a bucket of a year with fifty streams has about as many. Two requests each. */
export const mostBlocks = 4_000;

/** Requests at once: as many as thanos tools bucket makes (thanos@v0.42.4 pkg/block/fetcher.go FetcherConcurrency is 32). */
const concurrency = 24;

/** Reads every block below a prefix. Folders that are no blocks are passed over. */
export async function storedBlocks(
  store: StoreClient,
  bucket: string,
  prefix: string,
  most = mostBlocks,
): Promise<Outcome<StoredBlocks>> {
  const root = prefix === '' ? '' : `${prefix}/`;
  const listed = await store.list(bucket, { prefix: root, delimiter: '/' });
  if (!listed.ok) return listed;
  const ulids = listed.value
    .map(({ key }) => key.slice(root.length).replace(/\/$/, ''))
    .filter(isUlid)
    .sort();
  const half = Math.ceil(most / 2);
  const chosen = ulids.length <= most ? ulids : [...ulids.slice(0, half), ...ulids.slice(-half)];
  const blocks: StoredBlock[] = [];
  const partial: { ulid: string; made: number }[] = [];
  const unclear: string[] = [];
  const all = await atOnce(chosen, concurrency, (ulid) => oneBlock(store, bucket, root, ulid));
  for (const [i, read] of all.entries()) {
    const ulid = chosen[i] ?? '';
    if (!read.ok) return read;
    if (read.value === 'gone') continue;
    if (read.value === 'partial') partial.push({ ulid, made: ulidTime(ulid) });
    else if (read.value === 'unclear') unclear.push(ulid);
    else blocks.push(read.value);
  }
  return answered({ blocks, partial, unclear, total: ulids.length });
}

async function oneBlock(
  store: StoreClient,
  bucket: string,
  root: string,
  ulid: string,
): Promise<Outcome<StoredBlock | 'gone' | 'partial' | 'unclear'>> {
  const folder = `${root}${ulid}/`;
  const listed = await store.list(bucket, { prefix: folder, delimiter: '/' });
  if (!listed.ok) return listed;
  const names = new Set(listed.value.map(({ key }: StoredKey) => key.slice(folder.length)));
  // A compactor takes blocks away while they are read.
  if (names.size === 0) return answered('gone');
  if (!names.has('meta.json')) return answered('partial');
  const read = async (name: string): Promise<Outcome<Json>> => {
    if (!names.has(name)) return answered(null);
    const body = await store.read(bucket, folder + name);
    return body.ok ? answered(parsed(body.value)) : body;
  };
  const [meta, deletion, noCompact] = await Promise.all(
    ['meta.json', 'deletion-mark.json', 'no-compact-mark.json'].map(read),
  );
  for (const one of [meta, deletion, noCompact]) if (one?.ok === false) return one;
  const value = (one: Outcome<Json> | undefined): Json => (one?.ok === true ? one.value : null);
  return answered(blockOf(ulid, value(meta), value(deletion), value(noCompact)) ?? 'unclear');
}

function blockOf(ulid: string, meta: Json, deletion: Json, noCompact: Json): StoredBlock | null {
  const [from, to] = [numberAt(meta, 'minTime'), numberAt(meta, 'maxTime')];
  const resolution = resolutionOf(numberAt(meta, 'thanos', 'downsample', 'resolution'));
  if (from === undefined || to === undefined || at(meta, 'thanos') === undefined || resolution === null) return null;
  const sources = listAt(meta, 'compaction', 'sources').filter((one) => typeof one === 'string');
  const marked = numberAt(deletion, 'deletion_time');
  const reason = stringAt(noCompact, 'reason');
  return {
    ulid,
    made: ulidTime(ulid),
    from,
    to,
    labels: stringsAt(meta, 'thanos', 'labels'),
    resolution,
    sources: sources.length === 0 ? [ulid] : sources,
    deletionMarked: marked === undefined ? null : marked * 1000,
    notCompacted: reason === undefined ? null : [reason, stringAt(noCompact, 'details') ?? ''].join(' ').trim(),
  };
}

/** Milliseconds between samples, as `meta.json` has them (thanos@v0.42.4 pkg/compact/downsample ResLevel0..2). */
function resolutionOf(ms: number | undefined): Resolution | null {
  return ms === 0 ? 'raw' : ms === 300_000 ? '5m' : ms === 3_600_000 ? '1h' : null;
}

function parsed(body: Uint8Array | null): Json {
  try {
    return body === null ? null : (JSON.parse(new TextDecoder().decode(body)) as Json);
  } catch {
    return null;
  }
}
