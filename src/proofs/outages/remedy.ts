import { formatDuration } from '../../kube/duration.ts';
import type { Agent, Ingester, ReceiveRouter, Ruler, Scraper } from '../../topology/metric-nodes.ts';
import type { Compactor } from '../../topology/topology.ts';
import type { Promised } from '../promise.ts';

// The smallest change that keeps a promise: a field of the fleet file, or of the object where somebody else wrote it.

/** Blocks stay so long on the volume of a Prometheus. */
export function keepLocally(
  { origin, hub }: Promised,
  { cluster, namespace, name, readAt }: Scraper,
  ms: number,
): string {
  const time = formatDuration(ms);
  // The scraper of other clusters takes its sizes from the hub.
  if (origin === 'fleet') return `Set \`metrics.keepLocal: ${time}\` of cluster \`${cluster === '' ? hub : cluster}\`.`;
  return isOperated(readAt.object)
    ? `Set \`spec.retention\` of \`Prometheus ${namespace}/${name}\` to ${time} or more.`
    : `Set \`--storage.tsdb.retention.time=${time}\` or more in \`${readAt.object}\`.`;
}

/** The same of a ruler. */
export function rulerKeeps({ origin }: Promised, { readAt }: Ruler, ms: number): string {
  const time = formatDuration(ms);
  if (origin === 'fleet') return `Set \`metrics.ruler.keepLocal: ${time}\`.`;
  return isOperated(readAt.object)
    ? `Set \`spec.retention\` of \`${readAt.object}\` to ${time} or more.`
    : `Set \`--tsdb.retention=${time}\` or more in \`${readAt.object}\`.`;
}

/** An agent truncates its log so seldom that it holds what was not sent for `ms`: for half of the interval. */
export function truncateSeldom({ readAt }: Agent, ms: number): string {
  const time = formatDuration(2 * ms);
  return isOperated(readAt.object)
    ? `Set \`storage.agent.wal-truncate-frequency\` to ${time} or more in \`spec.additionalArgs\` of \`${readAt.object}\`.`
    : `Set \`--storage.agent.wal-truncate-frequency=${time}\` or more in \`${readAt.object}\`.`;
}

/** Prometheus has no flag for how long remote write may lag; an agent has. */
export function agentInstead({ readAt }: Scraper, ms: number): string {
  return `Let an agent with \`--storage.agent.wal-truncate-frequency=${formatDuration(2 * ms)}\` write in the place of \`${readAt.object}\`, or give that a sidecar that uploads its blocks.`;
}

/** Remote write does not give up samples before `ms`. */
export function waitLonger({ readAt }: Agent | Scraper, ms: number): string {
  const field = isOperated(readAt.object) ? 'sampleAgeLimit' : 'sample_age_limit';
  return `Take \`${field}\` out of the remote write of \`${readAt.object}\`, or set it to ${formatDuration(ms)} or more.`;
}

/** An ingester takes samples that come so late. */
export function takeLate({ readAt }: Ingester, ms: number): string {
  return `Set \`--tsdb.out-of-order.time-window=${formatDuration(ms)}\` or more in \`${readAt.object}\`.`;
}

/** A cluster that another scrapes gets something of its own that waits. */
export function scrapeAtHome({ origin }: Promised, cluster: string, outage: 'hub' | 'link'): string {
  return origin === 'fleet'
    ? `Give cluster \`${cluster}\` \`metrics: {mode: agent}\` or \`{mode: sidecar}\`, or promise less for it by \`metrics: {survive: {${outage}: 0s}}\`.`
    : `Run an agent or a Prometheus in \`${cluster}\` itself.`;
}

/** So many copies of each sample, each on an ingester of its own. */
export function moreCopies(
  { origin }: Promised,
  router: ReceiveRouter | null,
  copies: number,
  ingesters: number,
): string {
  if (origin === 'fleet') return `Set \`metrics.receive: {replicas: ${ingesters}, replication: ${copies}}\`.`;
  return router === null
    ? `Put routers with a hashring of ${ingesters} ingesters and \`--receive.replication-factor=${copies}\` before the ingesters.`
    : `Set \`--receive.replication-factor=${copies}\` in \`${router.readAt.object}\`, with ${ingesters} endpoints in the hashring.`;
}

/** A resolution stays so long in the bucket. */
export function keepInBucket({ origin }: Promised, { readAt }: Compactor, source: 'raw' | '5m', ms: number): string {
  const time = formatDuration(ms);
  return origin === 'fleet'
    ? `Set \`metrics.keep\` to \`${source}: ${time}\` or more.`
    : `Set \`--retention.resolution-${source}=${time}\` or more in \`${readAt.object}\`.`;
}

function isOperated(object: string): boolean {
  return /^(?:Prometheus|PrometheusAgent|ThanosRuler) /.test(object);
}
