import { formatDuration } from '../../kube/duration.ts';
import { holderBook } from '../holders.ts';
import { intervalText } from '../interval.ts';
import type { Proof } from '../proof.ts';
import { isJudged, isReached } from '../reach/reached.ts';
import { edgesFrom, reachableFrom } from '../reachable.ts';
import { streamName, streamsOf } from '../streams.ts';
import { counterexampleOf, neighbours, uncovered } from './uncovered.ts';

export const gap: Proof = {
  code: 'coverage/gap',
  severity: 'error',
  title: 'Metrics of some age are nowhere that the hub can ask',
  why: 'The places that hold a stream hand it on by age: Prometheus or a receiver has the young samples, the bucket the older ones, coarser blocks the oldest. Where one lets go before the next has it, a graph has a hole for every cluster at that age.',
  fix: 'Lengthen what drops the samples too early, or connect what should hold them.',
  refs: ['C3', 'C4', 'C1', 'C2', 'N02'],
  prove: (topology, promised, report) => {
    const { keep } = promised;
    if (keep === null) return;
    const from = edgesFrom(topology);
    const book = holderBook(topology, from, reachableFrom(topology, promised.hub, from));
    for (const stream of streamsOf(topology, from)) {
      if (!isReached(book, stream) || !isJudged(book, stream, promised.hub)) continue;
      for (const hole of uncovered(book, stream, keep, 0)) {
        const promise = `${formatDuration(keep[hole.resolution])} at ${hole.resolution === 'raw' ? 'full resolution' : `${hole.resolution} or finer`}`;
        report(
          stream.producer.readAt,
          `${streamName(stream)}: ages ${intervalText(hole.interval)} of the promised ${promise} are in no store: ${neighbours(hole)}`,
          {
            counterexample: counterexampleOf(book, hole),
          },
        );
      }
    }
  },
};
