import type { Rule } from '../../findings/finding.ts';
import { formatDuration, hour } from '../../kube/duration.ts';
import type { Compactor } from '../../topology/topology.ts';
import { chooses } from '../block-choice.ts';
import { bucketArrival } from '../block-timing.ts';
import { beyond, counterexampleOf, uncovered } from '../coverage/uncovered.ts';
import { downsampledFrom, dueAges } from '../downsampling.ts';
import { blockLabels, bucketsOf, type HolderBook } from '../holders.ts';
import { intervalText } from '../interval.ts';
import type { Promised } from '../promise.ts';
import type { Proof } from '../proof.ts';
import { type Stream, streamName } from '../streams.ts';
import type { Ground } from './ground.ts';
import { away, type Loss, outageProof } from './outage.ts';
import { keepInBucket } from './remedy.ts';

const compactorRule: Rule = {
  code: 'outages/compactor',
  severity: 'error',
  title: 'Coarser data is never made when the compactor is halted for as long as promised',
  why: 'A halted compactor deletes nothing, and makes what is due when it goes on. But it takes no block that was marked for deletion half a deletion delay ago: what was marked before it halted is gone, and the 5m or 1h data that should have come of it is missing for good.',
  fix: 'Keep each resolution so long that the next one is made of it before it is marked.',
  refs: ['C1', 'C5', 'N02'],
};

export const compactorOutage: Proof = outageProof({
  ...compactorRule,
  promise: 'compactor',
  called: away('compactor'),
  *verdicts(ground, amountFor) {
    for (const stream of ground.streams) {
      const amount = amountFor(stream.cluster);
      if (amount > 0 && ground.promised.keep !== null && bucketsOf(ground.book, stream).length > 0)
        yield {
          amount,
          stream: streamName(stream),
          where: stream.producer.readAt,
          loss: lossOf(ground, stream, amount),
        };
    }
  },
});

/** The worst halt begins just when a resolution should be made: what it is made of has been marked for longest by the end. */
function lossOf({ book, promised }: Ground, stream: Stream, amount: number): Loss | null {
  const { keep } = promised;
  if (keep === null) return null;
  const arrival = stream.producer.kind === 'scraper' ? bucketArrival.prometheus : bucketArrival.receive;
  const known = uncovered(book, stream, keep, 0);
  for (const from of Object.values(dueAges(arrival))) {
    const [hole] = beyond(uncovered(book, stream, keep, 0, { from, to: from + amount }), known);
    if (hole === undefined) continue;
    const interval = intervalText(hole.interval);
    const [compactor] = compactorsOf(book, stream);
    return {
      interval,
      fact: `ages ${interval} are in no store at ${hole.resolution} or finer when the compactor is halted for ${formatDuration(amount)} from age ${formatDuration(from)} on: what they should be made of is marked for deletion before`,
      path: counterexampleOf(book, hole).hops,
      change: compactor === undefined ? compactorRule.fix : changeOf(promised, compactor, arrival, amount),
    };
  }
  return null;
}

function compactorsOf(book: HolderBook, stream: Stream): readonly Compactor[] {
  const labels = blockLabels(stream);
  return bucketsOf(book, stream).flatMap((bucket) =>
    (book.compactors.get(bucket.id) ?? []).filter((c) => chooses(c.blockRules, labels)),
  );
}

/** The retention that has to grow least for both resolutions to be made after the worst halt, and how far. */
function changeOf(promised: Promised, compactor: Compactor, arrival: number, amount: number): string {
  const usable = compactor.deleteDelayMs / 2;
  const dues = Object.values(dueAges(arrival));
  const enough = (with_: Compactor): boolean =>
    dues.every((from) =>
      (['5m', '1h'] as const).every((r) =>
        Number.isFinite(downsampledFrom(with_, r, arrival, { from, to: from + amount })),
      ),
    );
  const grown = (['raw', '5m'] as const).flatMap((source) =>
    dues
      .flatMap((due) => [due, due + amount - usable])
      .map((ms) => Math.ceil(ms / hour) * hour)
      .filter((ms) => ms > compactor.retentionMs[source])
      .filter((ms) => enough({ ...compactor, retentionMs: { ...compactor.retentionMs, [source]: ms } }))
      .map((ms) => ({ source, ms, more: ms - compactor.retentionMs[source] })),
  );
  const [least] = grown.toSorted((a, b) => a.more - b.more);
  return least === undefined ? compactorRule.fix : keepInBucket(promised, compactor, least.source, least.ms);
}
