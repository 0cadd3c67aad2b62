import type { Ingester, Ruler, Scraper } from '../../topology/metric-nodes.ts';
import type { LabelSet, Topology } from '../../topology/topology.ts';

/** One writer of blocks into a bucket: a pod, with the external labels that its blocks carry. */
export interface Uploader {
  readonly producer: Scraper | Ingester | Ruler;
  readonly bucket: string;
  readonly labels: LabelSet;
}

/** Every pod that uploads blocks. A pod of a replicated producer differs from its sisters by the replica label, whose value is the pod's name. */
export function uploadersOf(topology: Topology): readonly Uploader[] {
  return topology.edges.flatMap((edge): readonly Uploader[] => {
    if (edge.kind !== 'uploads' || edge.to === null) return [];
    const node = topology.nodes.get(edge.from);
    const producer = node?.kind === 'sidecar' ? topology.nodes.get(node.scraper) : node;
    if (producer?.kind !== 'scraper' && producer?.kind !== 'ingester' && producer?.kind !== 'ruler') return [];
    const bucket = edge.to;
    return Array.from({ length: Math.max(1, producer.replicas) }, (_, i) => {
      const own = producer.replicaLabel === null ? {} : { [producer.replicaLabel]: `${producer.name}-${i}` };
      return { producer, bucket, labels: { ...producer.externalLabels, ...own } };
    });
  });
}

/** Whether the labels of a producer are not known, because its configuration is in no object. */
export function isUnread(producer: Uploader['producer']): boolean {
  return producer.kind === 'scraper' && producer.unread === true;
}

/** Labels in one text, equal for equal sets: `{cluster="a", prometheus_replica="b"}`. */
export function labelsText(labels: LabelSet): string {
  const pairs = Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([name, value]) => `${name}="${value}"`).join(', ')}}`;
}
