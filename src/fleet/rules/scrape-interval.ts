import { minute, parseDuration } from '../../kube/duration.ts';
import type { FleetRule } from '../rule.ts';

/** Queries look back 5 minutes for a sample (prometheus@v3.14.0 promql default lookback); two missed scrapes must fit into it. */
const longestInterval = 2 * minute;

export const scrapeInterval: FleetRule = {
  code: 'fleet/scrape-interval',
  severity: 'warning',
  title: 'Targets are scraped so seldom that one missed scrape is a hole',
  why: 'A query takes the last sample of the past five minutes; with long intervals a scrape or two that fail make series disappear and alerts resolve.',
  fix: 'Set `metrics.scrapeInterval` to 2m or less; 30s is usual.',
  refs: ['C16'],
  check: (fleet, report) => {
    const text = fleet.metrics.scrapeInterval;
    if ((parseDuration(text) ?? 0) > longestInterval)
      report(['metrics', 'scrapeInterval'], `\`scrapeInterval: ${text}\` is longer than 2m`, {
        edits: [{ path: ['metrics', 'scrapeInterval'], set: '2m' }],
      });
  },
};
