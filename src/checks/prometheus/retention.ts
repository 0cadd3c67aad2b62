import { formatDuration, hour } from '../../kube/duration.ts';
import { nodesOf } from '../../topology/topology.ts';
import type { Check } from '../check.ts';

/** Three usual blocks, what Thanos recommends beside a sidecar (thanos@v0.42.4 docs/components/sidecar.md). */
const withUpload = 6 * hour;

export const retention: Check = {
  code: 'prometheus/retention',
  severity: 'error',
  title: 'Prometheus keeps its samples for too short a time',
  why: 'Prometheus deletes whole blocks: with less than one block there is hardly anything to ask, and a block that could not be uploaded in time is lost for good.',
  fix: 'Keep at least 6h beside a sidecar that uploads, and 24h unless the disk forbids it.',
  refs: ['C3', 'C06', 'R45', 'R46'],
  run: ({ topology }, report) => {
    for (const node of nodesOf(topology, 'scraper')) {
      const sidecar = node.sidecar === null ? undefined : topology.nodes.get(node.sidecar);
      const uploads = sidecar?.kind === 'sidecar' && sidecar.uploads;
      const who = `Prometheus \`${node.name}\` of \`${node.cluster}\` keeps its samples for ${formatDuration(node.retentionMs)}`;
      if (node.retentionMs < node.blockRangeMs)
        report(node.readAt, `${who}, less than one block of ${formatDuration(node.blockRangeMs)}`);
      else if (uploads && node.retentionMs < withUpload)
        report(node.readAt, `${who}, so that an object store that is away for longer loses blocks`, {
          severity: 'warning',
        });
    }
  },
};
