import { bucketsOf } from '../holders.ts';
import type { Proof } from '../proof.ts';
import type { Stream } from '../streams.ts';
import { type Ground, originOf, ownBuckets, writingsOf } from './ground.ts';
import { lateBlocks } from './late-blocks.ts';
import { lateWrites } from './late-writes.ts';
import { neverMade } from './never-made.ts';
import { away, type Loss, leastOf, outageProof } from './outage.ts';
import { neverScraped } from './scraped-from-afar.ts';

export const hubOutage: Proof = outageProof({
  code: 'outages/hub',
  severity: 'error',
  title: 'Metrics of other clusters are lost when the hub is away for as long as promised',
  why: 'While the hub is away nothing that runs there scrapes, takes remote writes or serves its bucket. The other clusters go on, and their samples must wait where they are.',
  fix: 'Keep blocks, or what an agent has not sent, for the outage; let nothing of the hub scrape another cluster.',
  refs: ['C3', 'D7', 'D9', 'R45', 'N02'],
  promise: 'hub',
  called: away('hub'),
  lossOf,
});

function lossOf(ground: Ground, stream: Stream, amount: number): Loss | null | 'not judged' {
  const { hub } = ground.promised;
  const origin = originOf(ground, stream);
  // What the hub's own targets would have said is away with them.
  if (origin === hub) return 'not judged';
  if (stream.producer.cluster === hub) return neverScraped(ground, stream, origin, amount, 'hub');
  const own = ownBuckets(ground, stream);
  const isAway = own !== null && own.length > 0 && own.every((bucket) => bucket.cluster === hub);
  const loss = leastOf([
    ...(own === null ? [] : [isAway ? lateBlocks(ground, stream, amount, 'the hub is away') : null]),
    ...writingsOf(ground, stream).map((writing) =>
      writing.ingesters.every((i) => i.cluster === hub) ? lateWrites(ground, stream, writing, amount, 'the hub') : null,
    ),
  ]);
  return (
    loss ??
    (compactorOfHub(ground, stream)
      ? neverMade(ground, stream, amount, { of: 'compactor', when: 'when the hub is away' })
      : null)
  );
}

/** Whether what makes coarser data of the stream is away with the hub. */
function compactorOfHub({ book, promised }: Ground, stream: Stream): boolean {
  const compactors = bucketsOf(book, stream).flatMap((bucket) => book.compactors.get(bucket.id) ?? []);
  return compactors.length > 0 && compactors.every(({ cluster }) => cluster === promised.hub);
}
