import { formatDuration } from '../kube/duration.ts';
import type { Labels } from '../kube/objects.ts';
import { clusterLabel } from '../model/addresses.ts';
import { edgesFrom } from '../proofs/reachable.ts';
import { type Stream, streamsOf } from '../proofs/streams.ts';
import type { Live } from './probe.ts';

/** The streams whose series name a cluster. */
export function streamsOfCluster(live: Live, cluster: string): readonly Stream[] {
  return streamsOf(live.topology, edgesFrom(live.topology)).filter(
    (stream) => (stream.cluster === '' ? stream.producer.cluster : stream.cluster) === cluster,
  );
}

/** The labels that every series of a stream must have at the hub: those of its producer, and those that ingesters put to them. */
export function labelsOfStream({ cluster, producer, ingesters }: Stream): Labels {
  const [ingester] = ingesters;
  const tenant = producer.kind === 'agent' ? (producer.tenant ?? '') : '';
  return {
    ...(cluster === '' ? {} : { [clusterLabel]: cluster }),
    ...producer.externalLabels,
    ...(ingester === undefined ? {} : ingester.externalLabels),
    ...(ingester === undefined || tenant === '' ? {} : { [ingester.tenantLabel]: tenant }),
  };
}

/** Labels as PromQL writes them: `{cluster="edge-1"}`. */
export function labelsText(labels: Labels): string {
  return `{${Object.entries(labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ')}}`;
}

/** A time of so many seconds, as people read it; whole seconds. */
export function secondsText(seconds: number): string {
  return formatDuration(Math.round(seconds) * 1000);
}
