import type { Outcome } from '../outcome.ts';

/** What namsan asks of an S3 store, and nothing else. What goes wrong is an `Outcome`. */
export interface StoreClient {
  /** The name of the object store in the fleet. */
  readonly store: string;
  /** `null` where there is no such bucket. */
  readonly bucket: (name: string) => Promise<Outcome<BucketState | null>>;
  /** Made private; whether it had to be made. */
  readonly createBucket: (name: string) => Promise<Outcome<boolean>>;
  /** Keys below a prefix, in order; with `delimiter` only the next level, as prefixes that end with it. `limit` at most. */
  readonly list: (
    bucket: string,
    options: {
      readonly prefix?: string;
      readonly delimiter?: string;
      readonly limit?: number;
      readonly startAfter?: string;
    },
  ) => Promise<Outcome<readonly StoredKey[]>>;
  /** `null` where there is no such key. */
  readonly read: (bucket: string, key: string) => Promise<Outcome<Uint8Array | null>>;
  readonly write: (bucket: string, key: string, body: Uint8Array) => Promise<Outcome<null>>;
  readonly remove: (bucket: string, key: string) => Promise<Outcome<null>>;
  readonly close: () => void;
}

export interface StoredKey {
  readonly key: string;
  /** Bytes; 0 for prefixes. */
  readonly size: number;
  /** Milliseconds since 1970; 0 for prefixes. */
  readonly modified: number;
}

/** What a bucket is set to. `unknown` where the store does not answer that question (many on-premises stores do not). */
export interface BucketState {
  readonly public: boolean | 'unknown';
  /** Ids and effects of rules that let objects expire. */
  readonly expiry: readonly string[] | 'unknown';
  readonly versioned: boolean | 'unknown';
  /** Rules that end old versions. */
  readonly versionExpiry: readonly string[] | 'unknown';
}
