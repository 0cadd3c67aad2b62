import { z } from 'zod';
import { count, id } from './scalars.ts';

const series = count(0, 10_000_000_000);

/** What a cluster brings to be stored. All of it is optional: what is left out is estimated, and said to be. */
export const load = z
  .strictObject({
    pods: count(1, 1_000_000).optional().describe('Pods that run in the cluster.'),
    series: series
      .optional()
      .describe('Active series that are scraped in the cluster, those of its tenants among them.'),
    samplesPerSecond: series
      .optional()
      .describe('Samples that are scraped in a second, where targets have intervals of their own.'),
    tenants: z
      .record(id, series, { error: 'must map the names of tenants to their series' })
      .optional()
      .describe('Active series of single tenants whose agents run here.'),
  })
  .describe(
    'What the cluster brings to be stored, for `namsan capacity` and its checks; what is left out is estimated. Memory of what takes in declared series follows them.',
  );
