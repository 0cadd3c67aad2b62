import { minute } from '../../kube/duration.ts';
import type { Cluster, Logs, Model } from '../model.ts';
import type { LogFamily } from './names.ts';

/** Longest pause between two tries of a chunk, seconds (`scheduler.cap`; Fluent Bit's own 2000 would leave a store idle for half an hour). */
export const longestRetry = 300;

/**
 * Bytes of a record in a chunk for each byte of its line: a line of 300 bytes carries some 600 more of names, labels and ids of its pod.
 * An estimate; labels may be longer.
 */
const recordFactor = 3;

/** Lines of the node itself, as a part of those of its containers: an estimate. */
const shares: Readonly<Record<LogFamily, number>> = { k8s: 1, host: 0.25 };

/** What waits beside an outage: retries come up to `longestRetry` late, and Fluent Bit and the store are restarted now and then. Milliseconds. */
const slack = 15 * minute;

/** Sizes are whole steps of 10 MB, so that a small change of the fleet is none of the buffers. */
const step = 10_000_000;

/** Bytes of records that one node makes in a second, as chunks hold them. */
export function recordRate({ rate }: Pick<Logs, 'rate'>, family: LogFamily): number {
  return rate * recordFactor * shares[family];
}

/** Bytes on disk in which the records of `nodes` nodes wait for as long as an outage lasts (milliseconds). */
export function bufferBytes(logs: Logs, family: LogFamily, outage: number, nodes = 1): number {
  const bytes = recordRate(logs, family) * nodes * ((outage + slack) / 1000);
  return Math.ceil(bytes / step) * step;
}

/** The outage that the collectors of a cluster bridge: of what they ship to, and of the way to it. Milliseconds. */
export function collectorOutage({ hub }: Model, { survive }: Logs, { logs }: Cluster): number {
  if (logs.mode !== 'forward') return survive.store;
  const gathered = hub.logs.mode === 'local' && hub.logs.aggregator > 0;
  return gathered ? survive.link : Math.max(survive.link, survive.store);
}

/** Bytes in which the aggregator keeps the records of every cluster that forwards to it, while the store of the hub is away. Each pod can hold all: one may be left. */
export function aggregatorBytes({ clusters }: Model, logs: Logs, family: LogFamily): number {
  const nodes = clusters.filter((c) => c.logs.mode === 'forward').reduce((sum, c) => sum + c.nodes.length, 0);
  return bufferBytes(logs, family, logs.survive.store, Math.max(1, nodes));
}
