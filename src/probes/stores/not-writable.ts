import type { Outcome } from '../../cluster/outcome.ts';
import type { StoreClient } from '../../cluster/store/store-client.ts';
import type { Probe } from '../probe.ts';
import { askEachThere } from './buckets.ts';
import { trialBody, trialKey } from './trial-key.ts';

/** Whether each bucket takes an object, shows it, gives it back whole, and lets it be removed: what compactor and snapshots do all day. */
export const notWritable: Probe = {
  code: 'stores/not-writable',
  severity: 'error',
  title: 'A bucket does not take, list, give back or remove an object',
  why: 'The compactor and the snapshots of the hub need all four; without one of them the bucket grows without end or stays empty',
  fix: 'Let the keys of the store list, read, write and delete in the bucket',
  refs: [],
  when: 'preflight',
  ask: (live, cluster) =>
    askEachThere(live, cluster, 'takes an object', async (asks, { store, bucket }) => {
      const client = await live.store(store.name);
      if (!client.ok) return null;
      const failed = await trial(client.value, bucket, trialKey(cluster.id));
      return failed === null ? asks.yes('written, listed, read, removed') : asks.no(failed);
    }),
};

/** What went wrong with an object, in a sentence; `null` where nothing did. What was written is removed whatever comes between. */
async function trial(client: StoreClient, bucket: string, key: string): Promise<string | null> {
  const written = await client.write(bucket, key, trialBody);
  const seen = written.ok ? await seenAgain(client, bucket, key) : null;
  // A write that gave no answer may have come through.
  const removed = await client.remove(bucket, key);
  return reasonOf(written) ?? seen ?? reasonOf(removed);
}

async function seenAgain(client: StoreClient, bucket: string, key: string): Promise<string | null> {
  const listed = await client.list(bucket, { prefix: key, limit: 1 });
  if (!listed.ok) return reasonOf(listed);
  if (listed.value[0]?.key !== key) return `The bucket \`${bucket}\` does not list an object that was just written`;
  const read = await client.read(bucket, key);
  if (!read.ok) return reasonOf(read);
  return read.value !== null && Buffer.compare(read.value, trialBody) === 0
    ? null
    : `The bucket \`${bucket}\` gives back something else than was written`;
}

function reasonOf(outcome: Outcome<unknown>): string | null {
  return outcome.ok ? null : outcome.refusal.message;
}
