import { formatDuration, hour } from '../../kube/duration.ts';
import { bucketArrival, retentionSlack } from '../block-timing.ts';
import { holderBook } from '../holders.ts';
import { intervalText } from '../interval.ts';
import type { Proof } from '../proof.ts';
import { isJudged, isReached } from '../reach/reached.ts';
import { edgesFrom, reachableFrom } from '../reachable.ts';
import { streamName, streamsOf } from '../streams.ts';
import { beyond, counterexampleOf, neighbours, uncovered } from './uncovered.ts';

export const objectStoreOutage: Proof = {
  code: 'coverage/object-store-outage',
  severity: 'error',
  title: 'Metrics are lost when the object store is away for as long as promised',
  why: 'A block that is deleted locally before the object store is back has never been uploaded, and nothing can bring it back.',
  fix: 'Keep blocks locally for the outage and the time that a block needs to be made.',
  refs: ['C3', 'R45', 'N02'],
  prove: (topology, promised, report) => {
    const { keep, survive, exceptions } = promised;
    if (keep === null) return;
    const from = edgesFrom(topology);
    const book = holderBook(topology, from, reachableFrom(topology, promised.hub, from));
    for (const stream of streamsOf(topology, from)) {
      const { objectStore: outage } = exceptions.get(stream.cluster) ?? survive;
      if (outage === 0) continue;
      if (!isReached(book, stream) || !isJudged(book, stream, promised.hub)) continue;
      for (const hole of beyond(uncovered(book, stream, keep, outage), uncovered(book, stream, keep, 0))) {
        if (hole.resolution !== 'raw') continue;
        const slack = stream.producer.kind === 'scraper' ? retentionSlack(stream.producer) : 0;
        const enough = bucketArrival.prometheus + outage - slack;
        report(
          stream.producer.readAt,
          `${streamName(stream)}: ages ${intervalText(hole.interval)} are in no store while the object store is away for ${formatDuration(outage)}: ${neighbours(hole)}`,
          {
            fix: `Keep at least ${formatDuration(Math.ceil(enough / hour) * hour)} locally.`,
            counterexample: counterexampleOf(book, hole),
          },
        );
      }
    }
  },
};
