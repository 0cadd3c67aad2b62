import type { Outcome } from '../../cluster/outcome.ts';
import type { BucketState, StoreClient } from '../../cluster/store/store-client.ts';
import type { Cluster, ObjectStore } from '../../model/model.ts';
import type { Answer, Live } from '../probe.ts';
import { type Question, question } from '../question.ts';

/** A bucket of a store, and what it is for: `metrics`, `logs`, `volumes`. */
export interface Purpose {
  readonly store: ObjectStore;
  readonly bucket: string;
  readonly purposes: readonly string[];
}

/** Every bucket of the fleet, once, for the hub; none for other clusters, as buckets are of the fleet as a whole. */
export function bucketsAt({ model }: Live, cluster: Cluster): readonly Purpose[] {
  return cluster.id === model.hub.id ? bucketsOf(model.objectStores) : [];
}

/** Every bucket of stores, once, with what it is for. */
export function bucketsOf(stores: readonly ObjectStore[]): readonly Purpose[] {
  return stores.flatMap((store) => {
    const named = Object.entries(store.buckets).filter(([, bucket]) => bucket !== '');
    return [...Map.groupBy(named, ([, bucket]) => bucket)].map(([bucket, of]) => ({
      store,
      bucket,
      purposes: of.map(([purpose]) => purpose),
    }));
  });
}

/** How findings name a bucket. */
export function bucketName({ store, bucket }: Pick<Purpose, 'store' | 'bucket'>): string {
  return `Bucket ${store.name}/${bucket}`;
}

const asked = new WeakMap<Live, Map<string, Promise<Outcome<BucketState | null>>>>();

/** What a bucket is set to; each is asked once in a round of questions. */
export function stateOf(live: Live, { store, bucket }: Purpose): Promise<Outcome<BucketState | null>> {
  const round = asked.get(live) ?? new Map<string, Promise<Outcome<BucketState | null>>>();
  asked.set(live, round);
  const key = `${store.name} ${bucket}`;
  const state = round.get(key) ?? askedOf(live.store(store.name), bucket);
  round.set(key, state);
  return state;
}

/** Asks the same of every bucket that is there; which are not, or cannot be asked, other questions tell. `what` says what a bucket should do or be. */
export async function askEachThere(
  live: Live,
  cluster: Cluster,
  what: string,
  answer: (asks: Question, purpose: Purpose, state: BucketState) => Answer | null | Promise<Answer | null>,
): Promise<readonly Answer[]> {
  const answers = await Promise.all(
    bucketsAt(live, cluster).map(async (purpose) => {
      const state = await stateOf(live, purpose);
      if (!state.ok || state.value === null) return null;
      const asked = `bucket ${purpose.bucket} of ${purpose.store.name} ${what}`;
      return answer(question(cluster.id, 'stores', asked, bucketName(purpose)), purpose, state.value);
    }),
  );
  return answers.filter((one) => one !== null);
}

async function askedOf(client: Promise<Outcome<StoreClient>>, bucket: string): Promise<Outcome<BucketState | null>> {
  const opened = await client;
  return opened.ok ? opened.value.bucket(bucket) : opened;
}
