import { answered, type Outcome, type RefusalKind, refused } from '../outcome.ts';
import type { BucketState, StoreClient, StoredKey } from '../store/store-client.ts';

/** A bucket of a store in memory: its objects by key, as text, and what it is set to where that is not the usual. */
export interface FakeBucket {
  readonly objects?: Readonly<Record<string, string>>;
  readonly state?: Partial<BucketState>;
}

export interface FakeStoreOptions {
  readonly buckets?: Readonly<Record<string, FakeBucket>>;
  /** What calls are refused with; a call that is not named works. */
  readonly refuses?: Partial<Record<keyof StoreClient, RefusalKind>>;
  /** When an object was written; milliseconds since 1970. */
  readonly now?: () => number;
}

/** A store in memory, and a look into it. */
export interface FakeStore extends StoreClient {
  /** Keys of a bucket in order; `null` where there is no such bucket. */
  readonly keys: (bucket: string) => readonly string[] | null;
}

const usual: BucketState = { public: false, expiry: [], versioned: false, versionExpiry: [] };

/** An object store in memory, that says what a real one says. */
export function fakeStore(
  store: string,
  { buckets = {}, refuses = {}, now = () => 0 }: FakeStoreOptions = {},
): FakeStore {
  const held = new Map<string, Map<string, { readonly body: Uint8Array; readonly modified: number }>>();
  for (const [name, { objects = {} }] of Object.entries(buckets))
    held.set(
      name,
      new Map(
        Object.entries(objects).map(([key, text]) => [key, { body: new TextEncoder().encode(text), modified: now() }]),
      ),
    );
  const asked = <T>(
    call: keyof StoreClient,
    bucket: string,
    answer: (keys: NonNullable<ReturnType<typeof held.get>>) => T,
  ): Outcome<T> => {
    const kind = refuses[call];
    if (kind !== undefined) return refused(kind, `The object store \`${store}\` refuses \`${call}\` of \`${bucket}\`.`);
    const keys = held.get(bucket);
    return keys === undefined
      ? refused('not-found', `The object store \`${store}\` has no bucket \`${bucket}\`.`, { status: 404 })
      : answered(answer(keys));
  };
  return {
    store,
    keys: (bucket) => (held.has(bucket) ? [...(held.get(bucket) ?? new Map()).keys()].toSorted() : null),
    bucket: async (bucket) => {
      const found = asked('bucket', bucket, () => ({ ...usual, ...buckets[bucket]?.state }));
      return !found.ok && found.refusal.kind === 'not-found' && refuses.bucket === undefined ? answered(null) : found;
    },
    createBucket: async (bucket) => {
      if (refuses.createBucket !== undefined) return asked('createBucket', bucket, () => false);
      const is = held.has(bucket);
      if (!is) held.set(bucket, new Map());
      return answered(!is);
    },
    list: async (bucket, { prefix = '', delimiter, limit = Number.POSITIVE_INFINITY, startAfter = '' }) =>
      asked('list', bucket, (keys) => {
        const found = new Map<string, StoredKey>();
        for (const key of [...keys.keys()].toSorted()) {
          if (!key.startsWith(prefix)) continue;
          const end = delimiter === undefined ? -1 : key.indexOf(delimiter, prefix.length);
          const name = end < 0 ? key : key.slice(0, end + (delimiter ?? '').length);
          const one = keys.get(key);
          if (name <= startAfter) continue;
          found.set(
            name,
            end < 0
              ? { key, size: one?.body.length ?? 0, modified: one?.modified ?? 0 }
              : { key: name, size: 0, modified: 0 },
          );
        }
        return [...found.values()].slice(0, limit);
      }),
    read: async (bucket, key) => asked('read', bucket, (keys) => keys.get(key)?.body ?? null),
    write: async (bucket, key, body) =>
      asked('write', bucket, (keys) => {
        keys.set(key, { body, modified: now() });
        return null;
      }),
    remove: async (bucket, key) =>
      asked('remove', bucket, (keys) => {
        keys.delete(key);
        return null;
      }),
    close: () => {},
  };
}
