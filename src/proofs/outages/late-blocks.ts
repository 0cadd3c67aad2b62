import { formatDuration, hour } from '../../kube/duration.ts';
import type { Scraper } from '../../topology/metric-nodes.ts';
import { bucketArrival, retentionSlack } from '../block-timing.ts';
import { beyond, counterexampleOf, neighbours, uncovered } from '../coverage/uncovered.ts';
import { intervalText } from '../interval.ts';
import type { Stream } from '../streams.ts';
import type { Ground } from './ground.ts';
import type { Loss } from './outage.ts';
import { keepLocally } from './remedy.ts';

/**
 * What a stream loses of its own blocks while they cannot be uploaded for `outage` milliseconds: what Prometheus deletes by age before the
 * way is back was never uploaded, and nothing can bring it back. `during` is how the outage is told: `the object store is away`.
 */
export function lateBlocks(ground: Ground, stream: Stream, outage: number, during: string): Loss | null {
  const { book, promised } = ground;
  // A raw block that was never uploaded is missing at every resolution.
  const longest = Math.max(...Object.values(promised.keep ?? { raw: Number.POSITIVE_INFINITY }));
  const keep = { raw: longest, '5m': 0, '1h': 0 };
  const own = { ...stream, ingesters: [] };
  const [hole] = beyond(uncovered(book, own, keep, outage), uncovered(book, own, keep, 0));
  const { producer } = stream;
  if (hole === undefined || producer.kind !== 'scraper') return null;
  return {
    interval: intervalText(hole.interval),
    fact: `ages ${intervalText(hole.interval)} are in no store while ${during} for ${formatDuration(outage)}: ${neighbours(hole)}`,
    path: counterexampleOf(book, hole).hops,
    change: keepLocally(promised, producer, enough(producer, outage)),
  };
}

/** How long blocks must be kept for an outage to lose none, in milliseconds, rounded up to an hour. */
function enough(producer: Scraper, outage: number): number {
  return Math.ceil((bucketArrival(producer) + outage - retentionSlack(producer)) / hour) * hour;
}
