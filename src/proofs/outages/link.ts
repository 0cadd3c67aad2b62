import type { Bucket } from '../../topology/metric-nodes.ts';
import type { Proof } from '../proof.ts';
import type { Stream } from '../streams.ts';
import { type Ground, originOf, ownBuckets, writingsOf } from './ground.ts';
import { lateBlocks } from './late-blocks.ts';
import { lateWrites } from './late-writes.ts';
import { neverMade } from './never-made.ts';
import { away, type Loss, leastOf, outageProof } from './outage.ts';
import { neverScraped } from './scraped-from-afar.ts';

export const linkOutage: Proof = outageProof({
  code: 'outages/link',
  severity: 'error',
  title: 'Metrics are lost when the link of a cluster is away for as long as promised',
  why: 'While a cluster is cut off, its samples wait in its own blocks or in the log of its agent; what is deleted there before the link is back, or comes too late to be taken, is lost for good.',
  fix: 'Keep blocks, or what an agent has not sent, for the outage, and let Receive take samples that come so late.',
  refs: ['C3', 'D7', 'D9', 'R45', 'N02'],
  promise: 'link',
  called: away('link'),
  lossOf,
});

/** Every way that leaves the cluster is cut: to other clusters, and to an object store that it does not serve itself. */
function lossOf(ground: Ground, stream: Stream, amount: number): Loss | null {
  const { producer } = stream;
  const { hub } = ground.promised;
  const origin = originOf(ground, stream);
  if (origin !== producer.cluster) return neverScraped(ground, stream, origin, amount, 'link');
  const own = ownBuckets(ground, stream);
  const isCut = (bucket: Bucket): boolean =>
    bucket.cluster === '' ? producer.cluster !== hub && isKnown(bucket) : bucket.cluster !== producer.cluster;
  return leastOf([
    ...(own === null ? [] : [own.length > 0 && own.every(isCut) ? waiting(ground, stream, amount) : null]),
    ...writingsOf(ground, stream).map((writing) =>
      writing.ingesters.every((i) => i.cluster !== producer.cluster)
        ? lateWrites(ground, stream, writing, amount, 'the link')
        : null,
    ),
  ]);
}

/** Blocks that wait for the link: too old ones are lost, and those that come late may find the ones before them gone. */
function waiting(ground: Ground, stream: Stream, amount: number): Loss | null {
  const when = 'when the link is away';
  return (
    lateBlocks(ground, stream, amount, 'the link is away') ?? neverMade(ground, stream, amount, { of: 'uploads', when })
  );
}

/** A bucket behind a Secret may be anywhere, one on a disk is in the cluster. */
function isKnown({ endpoint }: Bucket): boolean {
  return !endpoint.startsWith('Secret ') && !endpoint.startsWith('the disk of ');
}
