import type { BlockMeta } from '../../cluster/thanos/bucket-blocks.ts';
import { newestBlocks } from '../../cluster/thanos/bucket-blocks.ts';
import { formatDuration, minute } from '../../kube/duration.ts';
import type { Labels } from '../../kube/objects.ts';
import type { Bucket, Ingester, Scraper } from '../../topology/metric-nodes.ts';
import { nodesOf } from '../../topology/topology.ts';
import { about } from '../about.ts';
import { readyPods } from '../engine-pods.ts';
import type { Answer, Live, Probe } from '../probe.ts';
import { labelsText } from '../stream-labels.ts';

/** Whether every pod that cuts blocks has its newest one in the bucket by the time that it must be there. */
export const blocksLate: Probe = {
  code: 'thanos-live/blocks-late',
  severity: 'error',
  title: 'Blocks of a stream do not arrive in the bucket',
  why: 'What is not uploaded is lost when its producer deletes it, at the end of its own retention',
  fix: 'Look at the log of the sidecar or the ingester for failed uploads: keys, the bucket, the way to the object store, a full volume',
  refs: ['N02'],
  when: 'verify',
  ask: async (live, { id }) => {
    const producers = uploadersOf(live, id);
    if (producers.length === 0) return [];
    const wanted: Wanted[] = [];
    const answers: Answer[] = [];
    for (const uploader of producers) {
      const pods = await readyPods(live, uploader.node);
      if (pods.ok) wanted.push(...pods.value.map(({ pod }) => wantedOf(uploader, pod.name, pod.started)));
      else
        answers.push(
          about(live, uploader.node.readAt, `blocks of ${uploader.node.name} arrive`).no(pods.refusal.message),
        );
    }
    return [...answers, ...(await judged(live, wanted))];
  },
};

interface Uploader {
  readonly node: Scraper | Ingester;
  readonly bucket: Bucket;
}

/** A pod that cuts blocks, and the labels by which they are known. */
interface Wanted extends Uploader {
  readonly pod: string;
  readonly started: number;
  readonly labels: Labels;
}

function uploadersOf({ topology }: Live, cluster: string): readonly Uploader[] {
  const bucketFor = (id: string | null): Bucket | null => {
    const edge = topology.edges.find(({ kind, from }) => kind === 'uploads' && from === id);
    const bucket = topology.nodes.get(edge?.to ?? '');
    return bucket?.kind === 'bucket' ? bucket : null;
  };
  return [
    ...nodesOf(topology, 'scraper').map((node) => ({ node, bucket: bucketFor(node.sidecar) })),
    ...nodesOf(topology, 'ingester').map((node) => ({ node, bucket: bucketFor(node.id) })),
  ].flatMap(({ node, bucket }) => (node.cluster === cluster && bucket !== null ? [{ node, bucket }] : []));
}

function wantedOf({ node, bucket }: Uploader, pod: string, started: number): Wanted {
  const replica = node.replicaLabel === null ? {} : { [node.replicaLabel]: pod };
  return { node, bucket, pod, started, labels: { ...node.externalLabels, ...replica } };
}

async function judged(live: Live, wanted: readonly Wanted[]): Promise<readonly Answer[]> {
  const range = live.model.metrics.blockRange;
  const now = live.machine.now();
  const dueOf = (one: Wanted): Due => due(one, range, now);
  const waiting = wanted.filter((one) => dueOf(one).since > now);
  const asked = wanted.filter((one) => dueOf(one).since <= now);
  const early = waiting.map((one) => {
    const until = new Date(dueOf(one).since).toISOString().replace(/:\d\d\.\d+Z$/, 'Z');
    return question(live, one).yes(`too early: ${one.pod} runs since a moment, its first block is due by ${until}`);
  });
  const [first] = asked;
  if (first === undefined) return early;
  const store = await live.store(live.model.metrics.objectStore.name);
  if (!store.ok) return [...early, ...asked.map((one) => question(live, one).no(store.refusal.message))];
  const { bucket, prefix } = first.bucket;
  const blocks = await newestBlocks(
    store.value,
    { bucket, prefix },
    asked.map(({ labels }) => labels),
  );
  if (!blocks.ok) return [...early, ...asked.map((one) => question(live, one).no(blocks.refusal.message))];
  return [...early, ...asked.map((one, i) => answerOf(live, one, blocks.value[i] ?? null, dueOf(one), now))];
}

/** When the bucket must have what: from `since` on, a block that ends at `end` or later. */
interface Due {
  readonly since: number;
  readonly end: number;
}

/**
 * A Prometheus cuts a block half a block range after its end, looks every minute, and its sidecar uploads every 30 seconds; Receive cuts by a
 * ticker of one block range when its head reaches back more than one and a half (prometheus@v0.314.0 tsdb/head.go compactable;
 * thanos@v0.42.4 cmd/thanos/sidecar.go, pkg/receive/multitsdb.go startPeriodicCompaction). Two minutes are for the transfer.
 */
function due({ node, started }: Wanted, range: number, now: number): Due {
  const ticker = node.kind === 'ingester' ? range : minute;
  const arrival = range / 2 + ticker + 30_000 + 2 * minute;
  const firstEnd = (Math.floor(started / range) + 1) * range;
  return { since: firstEnd + arrival, end: Math.floor((now - arrival) / range) * range };
}

function answerOf(live: Live, one: Wanted, block: BlockMeta | null, { end }: Due, now: number): Answer {
  const asked = question(live, one);
  const place = `the bucket \`${one.bucket.bucket}\``;
  if (block === null)
    return asked.no(
      `No block of \`${one.pod}\` is in ${place}: none has the external labels ${labelsText(one.labels)}`,
    );
  const age = `${formatDuration(Math.round((now - block.maxTime) / minute) * minute)} ago`;
  if (block.maxTime >= end) return asked.yes(`block ${block.id} ends ${age}`);
  const latest = formatDuration(Math.round((now - end) / minute) * minute);
  return asked.no(
    `The newest block of \`${one.pod}\` in ${place}, \`${block.id}\`, ends ${age}; one that ends ${latest} ago must be there`,
  );
}

function question(live: Live, { node, pod }: Wanted): ReturnType<typeof about> {
  return about(live, node.readAt, `blocks of ${pod} arrive in the bucket`);
}
