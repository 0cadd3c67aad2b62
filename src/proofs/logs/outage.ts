import type { LostStream, PromiseAnswer } from '../../findings/promise-answer.ts';
import { formatDuration, minute } from '../../kube/duration.ts';
import type { Topology } from '../../topology/topology.ts';
import { reportLost } from '../outages/outage.ts';
import type { LogPromise, LogSource } from '../promise.ts';
import type { Proof } from '../proof.ts';
import { type BufferTime, bufferTime, feeding } from './buffer-time.ts';
import { longerBuffer } from './longer-buffer.ts';
import { type Leg, type LogStream, type LogWay, logStreamName, logStreams } from './ways.ts';

export const logOutage: Proof = {
  code: 'logs/outage',
  severity: 'error',
  title: 'Lines are lost in an outage that is promised to be survived',
  why: 'While the log store or the way to it is away, lines wait in the buffers of Fluent Bit. When the first of them is full, it drops the oldest chunks or stops reading files that the kubelet goes on rotating.',
  fix: 'Buffer on disk, enlarge the buffer to the rate times the outage, and try again without limit.',
  refs: ['E12', 'E13', 'E14'],
  prove: (topology, { logs }, report, answer) => {
    if (logs === null) return;
    for (const each of answersOf(topology, logs)) {
      reportLost(each, report);
      answer?.(each);
    }
  },
};

/** What becomes of the promised outages of the log store and of the link: each stream by its name, with the worst that happens to one of that name. */
function answersOf(topology: Topology, logs: LogPromise): readonly PromiseAnswer[] {
  const streams = logStreams(topology);
  const rates = ratesOf(streams, logs);
  const byCluster = Map.groupBy(
    streams.filter((s) => !s.unclear),
    (s) => s.collector.cluster,
  );
  const told = { store: new Map<string, LostStream | null>(), link: new Map<string, LostStream | null>() };
  for (const source of logs.clusters)
    for (const stream of byCluster.get(source.cluster) ?? [])
      for (const outage of outages(topology, logs, stream, source)) {
        const name = logStreamName(stream);
        const lost = lostIn(outage, stream, source, rates);
        if (lost !== null || !told[outage.promise].has(name)) told[outage.promise].set(name, lost);
      }
  return (['store', 'link'] as const).flatMap((promise): readonly PromiseAnswer[] => {
    const all = [...told[promise].values()];
    const lost = all.flatMap((each) => each ?? []);
    const outage = `${called[promise]} ${formatDuration(logs.survive[promise])}`;
    return all.length === 0
      ? []
      : [{ promise: `logs.survive.${promise}`, outage, kept: all.length - lost.length, lost }];
  });
}

const called = { store: 'log store', link: 'link, of logs' } as const;

function lostIn(
  outage: Outage,
  stream: LogStream,
  source: LogSource,
  rates: ReadonlyMap<string, number>,
): LostStream | null {
  const times = outage.ways.flatMap((way) => heldBy(way, stream, source, rates) ?? []);
  // Where records go several ways, the one that holds longest counts.
  const [best] = times.toSorted((a, b) => b.time.ms - a.time.ms);
  if (best === undefined || best.time.ms >= outage.ms) return null;
  const { time, leg, rate, way } = best;
  const lost = time.loses === 'oldest' ? { from: 0, to: outage.ms - time.ms } : { from: time.ms, to: outage.ms };
  const interval = `minutes ${minutes(lost.from)} to ${minutes(lost.to)}`;
  const name = `${leg.from.kind} \`${leg.from.name}\` of \`${leg.from.cluster}\``;
  const how = time.loses === 'oldest' ? 'and then drops the oldest first' : 'and then stops reading';
  return {
    stream: logStreamName(stream),
    where: leg.output.readAt,
    message: `The ${logStreamName(stream)}: ${interval} of an outage of the ${outage.what} of ${formatDuration(outage.ms)} are lost: ${name} holds ${held(time)} ${time.part} at ${bytes(rate)} a second, ${how}`,
    interval,
    path: way.legs.map(
      ({ from, edge }) => `${from.kind} \`${from.name}\` of \`${from.cluster}\` ships to ${edge.address}`,
    ),
    change: longerBuffer(time, leg, rate, outage.ms),
  };
}

interface Outage {
  readonly promise: 'store' | 'link';
  readonly what: string;
  readonly ms: number;
  /** Ways of the stream, each up to and with the leg that is cut. */
  readonly ways: readonly LogWay[];
}

/** The outages that touch a stream: of its log store, and of the link where its way leaves the cluster. */
function outages(
  { nodes }: Topology,
  { survive }: LogPromise,
  stream: LogStream,
  { store }: LogSource,
): readonly Outage[] {
  const ways = stream.ways.filter((way) => store === null || way.store.cluster === store);
  const cut = ways.flatMap((way) => {
    const at = way.legs.findIndex(({ from, edge }) => nodes.get(edge.to ?? '')?.cluster !== from.cluster);
    return at < 0 ? [] : [{ ...way, legs: way.legs.slice(0, at + 1) }];
  });
  const all: readonly Outage[] = [
    { promise: 'store', what: 'log store', ms: survive.store, ways },
    // A way that stays in the cluster goes on.
    { promise: 'link', what: 'link', ms: survive.link, ways: cut.length === ways.length ? cut : [] },
  ];
  return all.filter((outage) => outage.ms > 0 && outage.ways.length > 0);
}

/**
 * Bytes a second of all that one output ships, by the output: from one node of a collector, from all of them for an aggregator, of which one
 * pod may be left. Several inputs that read the journal share the lines of the node.
 */
function ratesOf(streams: readonly LogStream[], { clusters }: LogPromise): ReadonlyMap<string, number> {
  const sources = new Map(clusters.map((source) => [source.cluster, source]));
  const found = new Map<string, Map<string, number>>();
  for (const { collector, input, ways } of streams) {
    const source = sources.get(collector.cluster);
    if (source === undefined) continue;
    const reads = input.reads === 'containers' ? 'containers' : 'host';
    const own = source.bytesPerSecond[reads];
    for (const leg of ways.flatMap((way) => way.legs)) {
      const all = found.get(keyOf(leg)) ?? new Map<string, number>();
      found.set(keyOf(leg), all);
      all.set(`${collector.id} ${reads}`, leg.from.kind === 'log-collector' ? own : own * source.nodes);
    }
  }
  return new Map([...found].map(([key, all]) => [key, [...all.values()].reduce((x, y) => x + y, 0)]));
}

function keyOf({ from, output }: Leg): string {
  return `${from.id} ${output.readAt.object} ${output.readAt.field}`;
}

interface Held {
  readonly time: BufferTime;
  readonly way: LogWay;
  readonly leg: Leg;
  readonly rate: number;
}

/** The last leg of the way is cut. What stops taking records leaves them to the buffer before it; what goes on taking them does not. */
function heldBy(way: LogWay, stream: LogStream, source: LogSource, rates: ReadonlyMap<string, number>): Held | null {
  const upTo = (i: number): Held | null => {
    const leg = way.legs[i];
    if (leg === undefined) return null;
    const rate = rates.get(keyOf(leg)) ?? 0;
    const inputs = feeding(leg.from, i === 0 ? stream.input : null);
    const disk = leg.from.kind === 'log-collector' ? source.nodeDisk : Number.POSITIVE_INFINITY;
    const time = bufferTime(leg, inputs, rate, disk);
    const earlier = time.loses === 'newest' ? upTo(i - 1) : null;
    if (earlier === null) return { time, way, leg, rate };
    return { ...earlier, time: { ...earlier.time, ms: earlier.time.ms + time.ms } };
  };
  return upTo(way.legs.length - 1);
}

function minutes(ms: number): string {
  return String(Math.round(ms / minute));
}

/** Rounded to a minute from ten minutes on: a rate is no exact number. */
function held({ ms }: BufferTime): string {
  return formatDuration(ms < 10 * minute ? Math.floor(ms / 1_000) * 1_000 : Math.floor(ms / minute) * minute);
}

function bytes(rate: number): string {
  return rate % 1024 === 0 && rate >= 1024 ? `${rate / 1024}Ki` : String(Math.round(rate));
}
