import { parseQuantity } from '../../kube/quantity.ts';
import type { Check } from '../check.ts';

/** How much of a node's disk logs may wait in: the rest is for images, containers and volumes. */
const largestPart = 0.5;

export const bufferRoom: Check = {
  code: 'fluent-bit/buffer-room',
  severity: 'error',
  title: 'The buffer of a collector is larger than its node has room for',
  why: 'A disk that is full makes kubelet evict pods, the collector among them, and the promise to survive an outage is broken by the means to keep it.',
  fix: 'Promise a shorter outage in `logs.survive`, lower `logs.rate` to what nodes really write, or give the nodes larger disks.',
  refs: ['E12'],
  run: ({ model, topology }, report) => {
    if (model === null) return;
    for (const node of topology.nodes.values()) {
      if (node.kind !== 'log-collector') continue;
      const cluster = model.clusters.find(({ id }) => id === node.cluster);
      const disks = cluster?.nodes.map(({ disk }) => parseQuantity(disk) ?? 0) ?? [];
      if (disks.length === 0) continue;
      const smallest = Math.min(...disks);
      const wanted = node.outputs.reduce((sum, { diskLimit }) => sum + diskLimit, 0);
      // An output without a limit is told of elsewhere: it takes what there is.
      if (!Number.isFinite(wanted) || wanted <= smallest * largestPart) continue;
      report(
        node.readAt,
        `The buffers of the collector may take ${gigabytes(wanted)}, more than half of the ${gigabytes(smallest)} that the smallest node of \`${node.cluster}\` has`,
      );
    }
  },
};

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
