import type { Agent, Ingester, Scraper } from '../topology/metric-nodes.ts';
import type { Topology } from '../topology/topology.ts';
import { nodesOf } from '../topology/topology.ts';
import type { EdgesFrom } from './reachable.ts';

/** The samples of one producer for one cluster. */
export interface Stream {
  /** The value of the label `cluster` on its series; empty when neither the producer nor its targets set it. */
  readonly cluster: string;
  readonly producer: Scraper | Agent;
  /** Ingesters that take its remote writes. */
  readonly ingesters: readonly Ingester[];
}

const clusterLabel = 'cluster';

/** Every stream of the topology: one for each producer, and one for each cluster that a scraper without a `cluster` label of its own scrapes. */
export function streamsOf(topology: Topology, from: EdgesFrom): readonly Stream[] {
  const scrapers = nodesOf(topology, 'scraper').flatMap((producer): Stream[] => {
    const ingesters = ingestersOf(topology, from, producer.id);
    return clustersOf(topology, from, producer).map((cluster) => ({ cluster, producer, ingesters }));
  });
  const agents = nodesOf(topology, 'agent').map((producer): Stream => {
    return {
      cluster: producer.externalLabels[clusterLabel] ?? '',
      producer,
      ingesters: ingestersOf(topology, from, producer.id),
    };
  });
  return [...scrapers, ...agents];
}

function clustersOf(topology: Topology, from: EdgesFrom, scraper: Scraper): readonly string[] {
  const own = scraper.externalLabels[clusterLabel];
  if (own !== undefined) return [own];
  const scraped = new Set<string>();
  for (const edge of from.get(scraper.id) ?? []) {
    const targets = edge.kind === 'scrapes' && edge.to !== null ? topology.nodes.get(edge.to) : undefined;
    if (targets?.kind === 'targets') scraped.add(targets.labels[clusterLabel] ?? '');
  }
  return scraped.size === 0 ? [''] : [...scraped];
}

/** The ingesters behind a remote write, through any routers. */
function ingestersOf(topology: Topology, from: EdgesFrom, producer: string): readonly Ingester[] {
  const found = new Map<string, Ingester>();
  const seen = new Set<string>();
  const follow = (id: string): void => {
    for (const edge of from.get(id) ?? []) {
      if ((edge.kind !== 'remote-writes' && edge.kind !== 'forwards') || edge.to === null || seen.has(edge.to))
        continue;
      seen.add(edge.to);
      const node = topology.nodes.get(edge.to);
      if (node?.kind === 'ingester') found.set(node.id, node);
      follow(edge.to);
    }
  };
  follow(producer);
  return [...found.values()];
}

/** How a stream is named to the user. */
export function streamName(stream: Stream): string {
  const of = stream.cluster === '' ? 'metrics without a `cluster` label' : `metrics of ${stream.cluster}`;
  const { producer } = stream;
  return producer.kind === 'agent' && producer.tenant !== null ? `${of}, tenant ${producer.tenant}` : of;
}
