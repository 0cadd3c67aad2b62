import { hour } from '../../kube/duration.ts';
import { nodesOf } from '../../topology/topology.ts';
import type { Live } from '../probe.ts';

/** A bucket with the block of each pod that cuts blocks, which ended two hours before. */
export function blocksOf({ topology }: Pick<Live, 'topology'>, now: number): Readonly<Record<string, string>> {
  const out: Record<string, string> = {};
  const producers = [
    ...nodesOf(topology, 'scraper').map((node) => ({ node, prefix: 'prometheus' })),
    ...nodesOf(topology, 'ingester').map((node) => ({ node, prefix: '' })),
  ];
  for (const { node, prefix } of producers)
    for (let replica = 0; replica < node.replicas; replica += 1) {
      const pod = `${prefix === '' ? '' : `${prefix}-`}${node.name}-${replica}`;
      const labels = { ...node.externalLabels, ...(node.replicaLabel === null ? {} : { [node.replicaLabel]: pod }) };
      const id = `01KF${String(Object.keys(out).length).padStart(22, '0')}`;
      out[`${id}/meta.json`] = meta(labels, now - 2 * hour);
    }
  return out;
}

/** A block's description, as a shipper uploads it. */
export function meta(labels: Readonly<Record<string, string>>, maxTime: number): string {
  const thanos = { labels, downsample: { resolution: 0 }, source: 'sidecar' };
  return JSON.stringify({ minTime: maxTime - 2 * hour, maxTime, thanos });
}
