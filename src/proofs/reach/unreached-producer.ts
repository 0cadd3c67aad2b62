import type { Topology } from '../../topology/topology.ts';
import { bucketsOf, type HolderBook, holderBook, readersOf } from '../holders.ts';
import type { Proof } from '../proof.ts';
import { edgesFrom, reachableFrom } from '../reachable.ts';
import { type Stream, streamName, streamsOf } from '../streams.ts';
import { isJudged, isReached } from './reached.ts';

export const unreachedProducer: Proof = {
  code: 'reach/unreached-producer',
  severity: 'error',
  title: 'The metrics of a producer never reach the hub',
  why: 'The samples are taken and kept, and nobody who asks the hub will ever see them.',
  fix: 'Connect one of the broken hops: let Query ask the sidecar, upload to a bucket that a store gateway reads, or write to Receive.',
  refs: ['N01', 'B3', 'C10', 'C03'],
  prove: (topology, promised, report) => {
    const from = edgesFrom(topology);
    const reachable = reachableFrom(topology, promised.hub, from);
    if (reachable.roots.length === 0) return;
    const book = holderBook(topology, from, reachable);
    for (const stream of streamsOf(topology, from)) {
      if (isReached(book, stream) || !isJudged(book, stream, promised.hub)) continue;
      report(
        stream.producer.readAt,
        `The ${streamName(stream)} (${stream.producer.kind} \`${stream.producer.name}\`) reach nothing that the hub asks`,
        {
          counterexample: { stream: streamName(stream), interval: '', hops: brokenHops(topology, book, stream) },
        },
      );
    }
  },
};

/** Every way that could have carried the stream, with the hop where it ends. */
function brokenHops(topology: Topology, book: HolderBook, stream: Stream): readonly string[] {
  const { producer } = stream;
  const hops: string[] = [];
  if (producer.kind === 'scraper')
    hops.push(
      producer.sidecar === null
        ? `scraper \`${producer.name}\` has no sidecar`
        : `sidecar of \`${producer.name}\`: no querier that the hub asks has its address`,
    );
  const writes = (book.from.get(producer.id) ?? []).filter((e) => e.kind === 'remote-writes');
  for (const write of writes)
    hops.push(
      `remote write to \`${write.address}\`: ${write.broken ?? 'no querier that the hub asks has the ingesters behind it'}`,
    );
  if (producer.kind === 'agent' && writes.length === 0) hops.push(`agent \`${producer.name}\` writes nowhere`);
  const buckets = bucketsOf(book, stream);
  for (const bucket of buckets) {
    const readers = readersOf(topology, bucket.id);
    const why =
      readers.length === 0
        ? 'no store gateway reads it'
        : `its store gateway \`${readers[0]?.name}\` is asked by no querier of the hub`;
    hops.push(`bucket \`${bucket.bucket}\` at ${bucket.endpoint}: ${why}`);
  }
  if (buckets.length === 0) hops.push('no block is uploaded to any bucket');
  return hops;
}
