import { day, formatDuration } from '../../kube/duration.ts';
import { nodesOf } from '../../topology/topology.ts';
import type { Check } from '../check.ts';

/** Beyond this, a query over all of it reads too many raw samples; 1h blocks are what Thanos means for it (thanos@v0.42.4 docs/components/compact.md). */
const long = 90 * day;

/** Samples of one series in a day at the default interval of the Prometheus operator, 30s. */
const perDay = 2_880;

export const downsampling: Check = {
  code: 'thanos/downsampling',
  severity: 'warning',
  title: 'Long retention without coarser resolutions',
  why: 'A query over months reads every raw sample of it: it is slow, takes the memory of Query, and runs into its timeout.',
  fix: 'Take `--downsampling.disable` away and keep 5m and 1h at least as long as raw samples, or keep raw samples for a shorter time.',
  refs: ['C14'],
  run: ({ topology }, report) => {
    for (const { name, cluster, retentionMs, downsampling: on, readAt } of nodesOf(topology, 'compactor')) {
      if (on || (retentionMs.raw > 0 && retentionMs.raw <= long)) continue;
      const [time, span] =
        retentionMs.raw === 0 ? ['for ever', 365 * day] : [`for ${formatDuration(retentionMs.raw)}`, retentionMs.raw];
      const samples = Math.round((span / day) * perDay).toLocaleString('en-US');
      const over = retentionMs.raw === 0 ? 'a year' : 'all of it';
      report(
        readAt,
        `The compactor \`${name}\` of \`${cluster}\` makes no coarser resolutions and keeps raw samples ${time}: a query over ${over} reads about ${samples} samples of each series`,
      );
    }
  },
};
