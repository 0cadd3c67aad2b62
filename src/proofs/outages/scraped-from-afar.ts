import { formatDuration, minute } from '../../kube/duration.ts';
import type { Stream } from '../streams.ts';
import { type Ground, nameOf } from './ground.ts';
import type { Loss } from './outage.ts';
import { scrapeAtHome } from './remedy.ts';

/** What is lost of targets in `origin` that a producer in another cluster cannot scrape for `outage` milliseconds: their samples are never made. */
export function neverScraped(
  { promised }: Ground,
  { producer }: Stream,
  origin: string,
  outage: number,
  part: 'hub' | 'link',
): Loss {
  const interval = `minutes 0 to ${Math.ceil(outage / minute)}`;
  return {
    interval,
    fact: `${interval} of an outage of the ${part} of ${formatDuration(outage)} are lost: ${nameOf(producer)} scrapes them from afar, and what is not scraped is never made`,
    path: [
      `${nameOf(producer)} scrapes targets in \`${origin}\``,
      `nothing in \`${origin}\` holds ${interval} of the outage`,
    ],
    change: scrapeAtHome(promised, origin, part),
  };
}
