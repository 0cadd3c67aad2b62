import { type Holder, holderBook, holdersOf } from '../proofs/holders.ts';
import { intervalText } from '../proofs/interval.ts';
import type { Promised } from '../proofs/promise.ts';
import { edgesFrom, reachableFrom } from '../proofs/reachable.ts';
import { hopText, nodeText, writtenBy } from '../proofs/stream-hops.ts';
import { streamName, streamsOf } from '../proofs/streams.ts';
import type { FlowEdge, Topology } from '../topology/topology.ts';

/** A stream with the hops that its data takes, and everything that holds it. */
export interface ExplainedStream {
  readonly stream: string;
  readonly producer: string;
  /** Where its samples and blocks go, in order. */
  readonly hops: readonly string[];
  /** From young to old. */
  readonly held: readonly ExplainedHolder[];
}

/** A place that holds a stream for some ages (milliseconds), and the addresses by which the hub asks it, from its data source on. */
export interface ExplainedHolder {
  readonly ages: string;
  readonly resolution: string;
  readonly by: string;
  readonly asked: readonly string[];
}

/** The streams of a cluster: those whose label `cluster` names it, and those that its own producers take. */
export function streamsOfCluster(topology: Topology, { hub }: Promised, cluster: string): readonly ExplainedStream[] {
  const from = edgesFrom(topology);
  const book = holderBook(topology, from, reachableFrom(topology, hub, from));
  return streamsOf(topology, from)
    .filter((stream) => stream.cluster === cluster || stream.producer.cluster === cluster)
    .map((stream) => ({
      stream: streamName(stream),
      producer: nodeText(stream.producer),
      hops: writtenBy(topology, from, stream).map((edge) => hopText(topology, edge)),
      held: holdersOf(book, stream, 0)
        .filter((h) => h.ages.from < h.ages.to)
        .toSorted((a, b) => a.ages.from - b.ages.from || a.ages.to - b.ages.to)
        .map((holder) => explained(holder, book.reachable.ways.get(holder.node.id) ?? [])),
    }));
}

function explained({ node, resolution, ages }: Holder, way: readonly FlowEdge[]): ExplainedHolder {
  return { ages: intervalText(ages), resolution, by: nodeText(node), asked: way.map((edge) => edge.address) };
}

/** The streams of a cluster for people. */
export function streamsText(cluster: string, streams: readonly ExplainedStream[]): string {
  if (streams.length === 0) return `Nothing produces metrics or logs of \`${cluster}\`.\n`;
  return streams.map(streamText).join('\n');
}

function streamText({ stream, producer, hops, held }: ExplainedStream): string {
  const lines = [
    `${stream}, from ${producer}`,
    '  goes',
    ...(hops.length === 0 ? ['    nowhere'] : hops.map((hop) => `    ${hop}`)),
    '  is held',
    ...(held.length === 0 ? ['    by nothing that can be asked'] : held.flatMap(heldText)),
  ];
  return `${lines.join('\n')}\n`;
}

function heldText({ ages, resolution, by, asked }: ExplainedHolder): readonly string[] {
  return [
    `    ages ${ages} (${resolution}) by ${by}`,
    ...(asked.length === 0 ? [] : [`      asked by ${asked.join(' > ')}`]),
  ];
}

/** The streams of a cluster for programs. */
export function streamsJson(cluster: string, streams: readonly ExplainedStream[]): string {
  return `${JSON.stringify({ version: 1, cluster, streams }, null, 2)}\n`;
}
