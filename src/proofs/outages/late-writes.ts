import { formatDuration, hour, minute } from '../../kube/duration.ts';
import type { Ingester } from '../../topology/metric-nodes.ts';
import type { Stream } from '../streams.ts';
import { type Ground, nameOf, type Writing } from './ground.ts';
import type { Loss } from './outage.ts';
import { agentInstead, takeLate, truncateSeldom, waitLonger } from './remedy.ts';

/**
 * How much of what was not sent a write-ahead log holds for certain, as a part of the interval at which it is truncated. Each time the lower
 * two thirds of its segments go, sent or not, and remote write never reads samples out of the checkpoint that takes their place
 * (prometheus@v3.14.0 tsdb/agent/db.go truncate, tsdb/head.go truncateWAL, tsdb/wlog/watcher.go readSegment): in the long run it spans half
 * an interval just after.
 */
const certainPart = 1 / 2;

/** For how long samples wait for a way of remote write and are still taken after it, in milliseconds. */
interface Limit {
  readonly ms: number;
  readonly fact: string;
  readonly change: (outage: number) => string;
  /** Looked at only where the limit would be broken; always where it is left out. */
  readonly counts?: (ground: Ground) => boolean;
}

/**
 * What a stream loses while it cannot write for `outage` milliseconds. The oldest go first: what is held when the way is back are the last
 * samples before. `during` is how the outage is told: `the link`.
 */
export function lateWrites(
  ground: Ground,
  stream: Stream,
  writing: Writing,
  outage: number,
  during: string,
): Loss | null {
  const broken = limitsOf(stream, writing)
    .filter((limit) => limit.ms < outage && (limit.counts?.(ground) ?? true))
    .toSorted((a, b) => a.ms - b.ms);
  const [first] = broken;
  if (first === undefined) return null;
  const lost = outage - first.ms;
  const interval = `minutes 0 to ${Math.ceil(lost / minute)}`;
  return {
    interval,
    fact: `${interval} of an outage of ${during} of ${formatDuration(outage)} are lost: ${first.fact}`,
    path: [
      `${nameOf(stream.producer)} writes to ${writing.edge.address}`,
      ...writing.ingesters.slice(0, 1).map((ingester) => `${nameOf(ingester)} takes what comes`),
      `nothing holds ${interval} of the outage`,
    ],
    change: broken.map((limit) => limit.change(outage)).join(' '),
  };
}

/** How long a producer holds what it cannot send for certain, in milliseconds. */
export function heldUnsent({ producer }: Stream): number {
  return certainPart * (producer.kind === 'agent' ? producer.walTruncationMs : producer.blockRangeMs);
}

function limitsOf(stream: Stream, { edge, ingesters }: Writing): readonly Limit[] {
  const { producer } = stream;
  const held = heldUnsent(stream);
  const age = producer.sampleAgeLimits[edge.readAt.field];
  const name = nameOf(producer);
  const early = ingesters.toSorted((a, b) => takenLate(a) - takenLate(b))[0];
  return [
    {
      ms: held,
      fact: `${name} holds for certain what it has not sent for ${formatDuration(held)}, because it truncates its log every ${formatDuration(held / certainPart)}`,
      change: (outage) =>
        producer.kind === 'agent'
          ? truncateSeldom(producer, wholeHours(outage))
          : agentInstead(producer, wholeHours(outage)),
    },
    ...(age === undefined
      ? []
      : [
          {
            ms: age,
            fact: `${name} gives up samples that have waited for ${formatDuration(age)}`,
            change: (outage: number) => waitLonger(producer, outage),
          },
        ]),
    ...(early === undefined
      ? []
      : [{ ...lateness(early), counts: (ground: Ground) => isShared(ground, stream, ingesters) }]),
  ];
}

/** Without a window for late ones a TSDB takes samples half a block range behind the newest of their tenant (prometheus@v3.14.0 tsdb/head_append.go appendableMinValidTime). */
function takenLate({ blockRangeMs, lateMs }: Ingester): number {
  return Math.max(blockRangeMs / 2, lateMs);
}

function lateness(ingester: Ingester): Limit {
  const ms = takenLate(ingester);
  return {
    ms,
    fact: `${nameOf(ingester)} takes samples up to ${formatDuration(ms)} behind the newest of their tenant, which others go on writing`,
    change: (outage) => takeLate(ingester, outage),
  };
}

/** Whether another agent writes for the same tenant to one of the ingesters, so that the newest sample of the tenant is not this one's. */
function isShared({ streams }: Ground, { producer }: Stream, ingesters: readonly Ingester[]): boolean {
  const ids = new Set(ingesters.map((i) => i.id));
  return streams.some(
    (other) =>
      producer.kind === 'agent' &&
      other.producer.kind === 'agent' &&
      other.producer.id !== producer.id &&
      other.producer.tenant === producer.tenant &&
      other.ingesters.some((i) => ids.has(i.id)),
  );
}

function wholeHours(ms: number): number {
  return Math.ceil(ms / hour) * hour;
}
