import type { ObjectStore } from '../../model/model.ts';
import type { Outcome } from '../outcome.ts';
import type { BucketState, StoreClient } from './store-client.ts';

/** A bucket after it was looked for, and made where it was missing. */
export interface BucketResult {
  readonly store: string;
  readonly bucket: string;
  readonly purposes: readonly string[];
  /** `missing` is one that a dry run would make; `failed` one that could not be asked or made, by `says`. */
  readonly did: 'there' | 'made' | 'missing' | 'failed';
  readonly says: string;
  /** What it is set to; `null` where it is not there or did not tell. */
  readonly state: BucketState | null;
}

/** Makes the buckets of stores that are not there, closed to the public. What is there is asked and left as it is; nothing is ever deleted. */
export async function makeBuckets(
  stores: readonly ObjectStore[],
  open: (store: string) => Promise<Outcome<StoreClient>>,
  { dryRun }: { readonly dryRun: boolean },
): Promise<readonly BucketResult[]> {
  const results = await Promise.all(
    stores.map(async ({ name, buckets }) => {
      const named = Object.entries(buckets).filter(([, bucket]) => bucket !== '');
      const client = await open(name);
      return Promise.all(
        [...Map.groupBy(named, ([, bucket]) => bucket)].map(async ([bucket, of]): Promise<BucketResult> => {
          const about = { store: name, bucket, purposes: of.map(([purpose]) => purpose) };
          return { ...about, ...(client.ok ? await madeIn(client.value, bucket, dryRun) : failed(client)) };
        }),
      );
    }),
  );
  return results.flat();
}

type Made = Pick<BucketResult, 'did' | 'says' | 'state'>;

async function madeIn(client: StoreClient, bucket: string, dryRun: boolean): Promise<Made> {
  const before = await client.bucket(bucket);
  if (!before.ok) return failed(before);
  if (before.value !== null) return { did: 'there', says: '', state: before.value };
  if (dryRun) return { did: 'missing', says: '', state: null };
  const made = await client.createBucket(bucket);
  if (!made.ok) return failed(made);
  const after = await client.bucket(bucket);
  return { did: made.value ? 'made' : 'there', says: '', state: after.ok ? after.value : null };
}

function failed(outcome: Outcome<unknown>): Made {
  return { did: 'failed', says: outcome.ok ? '' : outcome.refusal.message, state: null };
}
