import type { Ask } from '../../cluster/http/ask.ts';
import { answered, type Outcome, refused } from '../../cluster/outcome.ts';
import { queryAt, selector } from '../../cluster/thanos/query-api.ts';
import { agentsOf } from '../../components/prometheus-agent/tenants.ts';
import type { KubeObject, Labels } from '../../kube/objects.ts';
import { listAt, mapAt, stringAt } from '../../kube/read.ts';
import { clusterLabel, namespaces, resources } from '../../model/addresses.ts';
import type { Cluster } from '../../model/model.ts';
import { edgeScrapeLabel, tenantMonitorLabel } from '../../model/monitoring.ts';
import type { Agent, Scraper } from '../../topology/metric-nodes.ts';
import { nodesOf } from '../../topology/topology.ts';
import { readyPods } from '../engine-pods.ts';
import { hubQuery } from '../hub-query.ts';
import type { Live } from '../probe.ts';
import { targetScraped } from './target-scraped.ts';
import { type CanaryRun, layOut, temporary } from './temporary.ts';
import type { Track, TrackHop } from './track.ts';

/** Label of the series that are looked for. */
const markerLabel = 'namsan_canary';

/** How often and how long the marker is scraped: often, so that what is measured is the way and not the interval of the fleet. */
const interval = '5s';
const timeout = '4s';

/**
 * Markers of the metrics of a cluster, one for each stream. The marker is the series `up` of one more scrape of a target that is scraped anyway,
 * with a label of its own; every sample of the target itself is dropped. So it goes the way of all series of the stream, whatever the mode.
 */
export function metricTracks(round: () => Live, cluster: Cluster, run: CanaryRun): readonly Track[] {
  return markersOf(round(), cluster, run).map((marker, i) => trackOf(round, cluster, marker, `${run.id}m${i}`));
}

interface Marker {
  readonly stream: string;
  /** The cluster whose API server takes the object: that of the scraper. */
  readonly at: string;
  readonly object: (id: string) => KubeObject;
  /** The scrape pool that the operator makes of it. */
  readonly pool: string;
  readonly scraper: Scraper | Agent | undefined;
}

function markersOf(live: Live, cluster: Cluster, run: CanaryRun): readonly Marker[] {
  const { metrics } = cluster;
  if (metrics.mode === 'none') return [];
  if (metrics.mode === 'scrape') return edgeMarker(live, cluster, run);
  if (metrics.mode === 'sidecar') {
    const scraper = nodesOf(live.topology, 'scraper').find(
      (n) => n.cluster === cluster.id && n.name === resources.prometheus,
    );
    return monitored(live, cluster, run, 'prometheus', {}, 'prometheus', scraper);
  }
  return agentsOf(cluster, metrics.tenants).flatMap((agent) => {
    const scraper = nodesOf(live.topology, 'agent').find((n) => n.cluster === cluster.id && n.name === agent.name);
    const labels: Labels = agent.name === resources.agent ? {} : { [tenantMonitorLabel]: agent.tenant };
    return monitored(live, cluster, run, 'prometheus-agent', labels, agent.name, scraper);
  });
}

/** One more monitor of the pods that scrape: they are there wherever something is scraped. */
function monitored(
  live: Live,
  { id }: Cluster,
  run: CanaryRun,
  monitor: string,
  labels: Labels,
  stream: string,
  scraper: Scraper | Agent | undefined,
): readonly Marker[] {
  const base = rendered(live, id, 'ServiceMonitor').find(({ metadata }) => metadata.name === monitor);
  if (base === undefined) return [];
  const metadata = temporary(run, stream, labels);
  const object = (value: string): KubeObject & { readonly spec: unknown } => ({
    ...{ apiVersion: base.apiVersion, kind: base.kind, metadata },
    spec: {
      selector: mapAt(base, 'spec', 'selector'),
      endpoints: [
        {
          port: stringAt(base, 'spec', 'endpoints', 0, 'port') ?? 'http',
          ...{ interval, scrapeTimeout: timeout, relabelings: relabelings(value), metricRelabelings: nothingElse },
        },
      ],
    },
  });
  const pool = `serviceMonitor/${namespaces.monitoring}/${metadata.name}/0`;
  return [{ stream, at: id, object, pool, scraper }];
}

/** One more scrape of the edge, beside those that the hub makes of it, by the same way and with the same token. */
function edgeMarker(live: Live, { id }: Cluster, run: CanaryRun): readonly Marker[] {
  const { hub } = live.model;
  const base = rendered(live, hub.id, 'ScrapeConfig').find(({ metadata }) => metadata.labels?.[edgeScrapeLabel] === id);
  if (base === undefined) return [];
  const metadata = temporary(run, id, { [edgeScrapeLabel]: id });
  const object = (value: string): KubeObject & { readonly spec: unknown } => ({
    ...{ apiVersion: base.apiVersion, kind: base.kind, metadata },
    spec: {
      ...mapAt(base, 'spec'),
      ...{ jobName: job, scrapeInterval: interval, scrapeTimeout: timeout, metricRelabelings: nothingElse },
      relabelings: [...listAt(base, 'spec', 'relabelings'), ...relabelings(value)],
    },
  });
  const scraper = nodesOf(live.topology, 'scraper').find((n) => n.cluster === hub.id && n.name === resources.scraper);
  const pool = `scrapeConfig/${namespaces.monitoring}/${metadata.name}`;
  return [{ stream: `scraped by ${hub.id}`, at: hub.id, object, pool, scraper }];
}

const job = 'namsan-canary';
const nothingElse = [{ sourceLabels: ['__name__'], regex: '.+', action: 'drop' }];

function relabelings(value: string): readonly { readonly targetLabel: string; readonly replacement: string }[] {
  return [
    { targetLabel: 'job', replacement: job },
    { targetLabel: markerLabel, replacement: value },
  ];
}

function rendered({ clusters }: Live, id: string, kind: string): readonly KubeObject[] {
  return clusters.find(({ cluster }) => cluster === id)?.objects.filter((object) => object.kind === kind) ?? [];
}

function trackOf(
  round: () => Live,
  { id }: Cluster,
  { stream, at, object, pool, scraper }: Marker,
  value: string,
): Track {
  const live = round();
  const query = selector('up', { [markerLabel]: value, [clusterLabel]: id });
  const frontend = nodesOf(live.topology, 'query-frontend').find(({ cluster }) => cluster === live.model.hub.id);
  const hops: readonly TrackHop[] = [
    { name: `scraper in ${at}`, seen: () => isScraped(round(), scraper, pool) },
    { name: `Query of ${live.model.hub.id}`, seen: () => isAnswered(hubQuery(round()), query) },
    ...(frontend === undefined
      ? []
      : [{ name: 'its frontend', seen: () => isAnswered(firstPod(round(), frontend), query) }]),
  ];
  return {
    ...{ cluster: id, signal: 'metrics', stream, hops },
    marker: `series ${query}`,
    begin: () => layOut(live.kube(at), object(value)),
  };
}

/** Whether one pod that scrapes has come to the target. */
async function isScraped(live: Live, scraper: Scraper | Agent | undefined, pool: string): Promise<Outcome<boolean>> {
  if (scraper === undefined) return refused('unusable', 'Nothing is rendered that scrapes here.');
  const pods = await readyPods(live, scraper);
  if (!pods.ok) return pods;
  let last: Outcome<boolean> = answered(false);
  for (const { ask } of pods.value) {
    last = await targetScraped(ask, pool);
    if (last.ok && last.value) return last;
  }
  return last;
}

async function firstPod(live: Live, engine: Parameters<typeof readyPods>[1]): Promise<Outcome<Ask>> {
  const pods = await readyPods(live, engine);
  if (!pods.ok) return pods;
  const [first] = pods.value;
  return first === undefined ? refused('unreachable', 'No pod is ready.') : answered(first.ask);
}

async function isAnswered(asked: Promise<Outcome<Ask>>, query: string): Promise<Outcome<boolean>> {
  const ask = await asked;
  if (!ask.ok) return ask;
  const said = await queryAt(ask.value, query);
  return said.ok ? answered(said.value.points.length > 0) : said;
}
