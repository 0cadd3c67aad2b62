import type { Outcome } from '../../cluster/outcome.ts';
import type { BucketState, StoreClient } from '../../cluster/store/store-client.ts';
import type { Cluster, ObjectStore } from '../../model/model.ts';
import type { Live } from '../probe.ts';

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

/** What a bucket that is there is set to; `null` where it is not there or cannot be asked, which other questions tell. */
export async function stateThere(live: Live, purpose: Purpose): Promise<BucketState | null> {
  const state = await stateOf(live, purpose);
  return state.ok ? state.value : null;
}

async function askedOf(client: Promise<Outcome<StoreClient>>, bucket: string): Promise<Outcome<BucketState | null>> {
  const opened = await client;
  return opened.ok ? opened.value.bucket(bucket) : opened;
}
