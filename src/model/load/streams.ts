import type { Cluster, Model } from '../model.ts';
import type { Load } from './cluster-load.ts';
import { type Figure, figure, total } from './figure.ts';

/** What one producer uploads to the bucket of metrics: a TSDB of a Prometheus or of an ingester. */
export interface Stream {
  /** The cluster from which it is uploaded. */
  readonly from: string;
  readonly series: Figure;
  readonly samples: Figure;
}

/** What the whole fleet brings: the load of each cluster, and what of it meets on the hub. */
export interface FleetLoad {
  readonly of: ReadonlyMap<string, Load>;
  /** Of all clusters that the hub scrapes. */
  readonly scraped: Pick<Stream, 'series' | 'samples'>;
  /** Written to Thanos Receive, every replica of an agent counted. */
  readonly received: Pick<Stream, 'series' | 'samples'>;
  /** Everything that is uploaded as blocks, one after the other. */
  readonly streams: readonly Stream[];
  /** Lines of clusters that forward them to the hub, bytes in a second. */
  readonly forwarded: Figure;
}

/** The load of a fleet, and the streams that it makes in the bucket. */
export function fleetLoad(model: Model, loadFor: (cluster: Cluster) => Load): FleetLoad {
  const of = new Map(model.clusters.map((cluster) => [cluster.id, loadFor(cluster)]));
  const loads = (wanted: (cluster: Cluster) => boolean): readonly Load[] =>
    model.clusters.filter(wanted).flatMap(({ id }) => of.get(id) ?? []);
  const inScrape = loads(({ metrics }) => metrics.mode === 'scrape');
  const scraped = {
    series: total(
      'estimated-series',
      inScrape.map(({ series }) => series),
    ),
    samples: total(
      'samples',
      inScrape.map(({ samples }) => samples),
    ),
  };
  const written = model.clusters.flatMap(({ id, metrics }) =>
    metrics.mode === 'agent'
      ? [...(of.get(id)?.tenants.values() ?? [])].map(({ series, samples }) => ({
          series: times(series, metrics.replicas),
          samples: times(samples, metrics.replicas),
        }))
      : [],
  );
  return {
    of,
    scraped,
    received: {
      series: total(
        'estimated-series',
        written.map(({ series }) => series),
      ),
      samples: total(
        'samples',
        written.map(({ samples }) => samples),
      ),
    },
    streams: [
      ...model.clusters.flatMap(({ id, metrics }) => {
        const load = of.get(id);
        if (metrics.mode !== 'sidecar' || load === undefined) return [];
        const one = { from: id, series: load.series, samples: load.samples };
        return Array.from({ length: metrics.replicas }, () => one);
      }),
      ...(inScrape.length === 0
        ? []
        : Array.from({ length: scraperReplicas(model.hub) }, () => ({ from: model.hub.id, ...scraped }))),
      ...receivedStreams(model, written),
    ],
    forwarded: total(
      'log-lines',
      loads(({ logs }) => logs.mode === 'forward').map(({ lines }) => lines),
    ),
  };
}

/** Each ingester has a TSDB for each tenant, with its part of the copies. */
function receivedStreams(
  { hub, metrics }: Model,
  written: readonly Pick<Stream, 'series' | 'samples'>[],
): readonly Stream[] {
  const { receive } = metrics;
  if (receive === null) return [];
  const part = receive.replication / receive.replicas;
  return written.flatMap(({ series, samples }) => {
    const one = { from: hub.id, series: times(series, part), samples: times(samples, part) };
    return Array.from({ length: receive.replicas }, () => one);
  });
}

/** The Prometheus that scrapes the edges has as many pods as that of the hub (src/components/scraper). */
export function scraperReplicas({ metrics }: Cluster): number {
  return metrics.mode === 'sidecar' || metrics.mode === 'agent' ? metrics.replicas : 1;
}

/** A figure so many times, by the same law. */
export function times(of: Figure, count: number): Figure {
  return figure(of.formula, of.value * count, [of]);
}
