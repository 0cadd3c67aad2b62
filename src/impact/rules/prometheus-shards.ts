import { formatDuration } from '../../kube/duration.ts';
import { numberAt } from '../../kube/read.ts';
import { usualBlockRange } from '../../topology/engines/block-range.ts';
import { nodesOf } from '../../topology/topology.ts';
import { changed } from '../comparison.ts';
import { before, type ImpactRule } from '../rule.ts';
import { unsentAge } from '../unsent.ts';

export const prometheusShards: ImpactRule = {
  code: 'impact/prometheus-shards',
  severity: 'error',
  title: 'A Prometheus gets another number of shards',
  why: 'Targets are spread over the shards by a hash: with another number most of them move, and each series is in two places, its past in the old shard and its future in the new one. A shard that goes takes with it what it has not uploaded.',
  fix: 'Ask through Thanos Query, never one shard; before a shard goes, wait until its last block is in the bucket.',
  refs: ['A9', 'N04'],
  judge: (comparison, report) => {
    for (const { cluster, kind, object, before: was, after: is } of changed(comparison)) {
      if (kind !== 'Prometheus' && kind !== 'PrometheusAgent') continue;
      const [from, to] = [numberAt(was, 'spec', 'shards') ?? 1, numberAt(is, 'spec', 'shards') ?? 1];
      if (from === to) continue;
      const where = { cluster, object, field: 'spec.shards' };
      const fact = `${object} of \`${cluster}\` goes from ${from} to ${to} shards`;
      if (to > from || kind === 'PrometheusAgent') {
        report('restart', where, `${fact}: targets move, and one shard alone answers for a part of them`);
        continue;
      }
      const scraper = nodesOf(comparison.old.topology, 'scraper').find(
        (n) => n.readAt.object === object && n.cluster === cluster,
      );
      const sidecar = comparison.old.topology.nodes.get(scraper?.sidecar ?? '');
      const uploads = sidecar?.kind === 'sidecar' && sidecar.uploads;
      const unsent = unsentAge(scraper ?? { kind: 'scraper', blockRangeMs: usualBlockRange });
      const end = uploads ? unsent : (scraper?.retentionMs ?? Number.POSITIVE_INFINITY);
      report('loses', where, `${fact}: what the shards that go have not uploaded is lost`, {
        interval: Number.isFinite(end) ? `0s to ${formatDuration(end)}` : 'everything',
        steps: before(
          uploads
            ? `Stop the shards ${to} and above of ${object} in \`${cluster}\` from scraping, and wait ${formatDuration(unsent)} until their blocks are in the bucket.`
            : `Copy the blocks of the shards ${to} and above of ${object} in \`${cluster}\` into the bucket (\`thanos tools bucket upload-blocks\`), or let them stand until their retention has passed.`,
        ),
      });
    }
  },
};
