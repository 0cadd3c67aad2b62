import { hour } from '../../kube/duration.ts';
import { resources } from '../../model/addresses.ts';
import { scraperNeed } from '../../model/load/declared-need.ts';
import type { Cluster } from '../../model/model.ts';
import { edgeScrapeLabel, scraperLabel } from '../../model/monitoring.ts';
import { versions } from '../../model/versions.ts';
import { type PrometheusServer, prometheusServer } from '../parts/prometheus-server.ts';
import { type Component, waves } from '../workload.ts';
import { edgeScrapeConfigs } from './edge-scrape-configs.ts';

/**
 * The hub's second Prometheus, which scrapes the edges that have none. It is one of its own because external labels hide labels of the
 * same name: the hub's own Prometheus would say `cluster: <hub>` of every edge (R47). Here `cluster` is a label of each target.
 */
export const scraper: Component = {
  name: 'scraper',
  wave: waves.stores,
  about: 'The Prometheus of the hub that scrapes the edges in mode `scrape`.',
  build: (model, cluster) => {
    const edges = model.clusters.filter((c) => c.metrics.mode === 'scrape');
    if (cluster.id !== model.hub.id || edges.length === 0) return null;
    return {
      objects: [
        ...prometheusServer(model, cluster, {
          resource: resources.scraper,
          name: `prometheus-${resources.scraper}`,
          ...sizeOf(cluster),
          need: scraperNeed(model),
          externalLabels: { [scraperLabel]: cluster.id },
          spec: {
            // It asks the API servers of the edges, with their tokens, and never its own.
            automountServiceAccountToken: false,
            scrapeConfigSelector: { matchExpressions: [{ key: edgeScrapeLabel, operator: 'Exists' }] },
          },
        }),
        ...edges.flatMap((edge) => edgeScrapeConfigs(identity, edge)),
      ],
      charts: [],
    };
  },
};

const identity = {
  name: 'prometheus',
  instance: resources.scraper,
  layer: 'metrics',
  version: versions.prometheus,
};

/** As the hub's own Prometheus is, with as many pods as its agents have, or as one is by default (src/fleet/schema/cluster.ts). */
function sizeOf({ metrics }: Cluster): Pick<PrometheusServer, 'replicas' | 'keepLocal' | 'keepLocalSize' | 'volume'> {
  if (metrics.mode !== 'sidecar') {
    const replicas = metrics.mode === 'agent' ? metrics.replicas : 1;
    return { replicas, keepLocal: 24 * hour, keepLocalSize: null, volume: '50Gi' };
  }
  const { replicas, keepLocal, keepLocalSize, volume } = metrics;
  return { replicas, keepLocal, keepLocalSize, volume };
}
