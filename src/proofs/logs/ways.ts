import type { LogAggregator, LogCollector, LogInput, LogOutput, LogStore } from '../../topology/log-nodes.ts';
import { outputOf } from '../../topology/logs/indices.ts';
import { takes } from '../../topology/logs/tags.ts';
import type { FlowEdge, Topology } from '../../topology/topology.ts';
import { nodesOf } from '../../topology/topology.ts';
import { type EdgesFrom, edgesFrom } from '../reachable.ts';

/** One hop of records: the output of a Fluent Bit, and where its address leads. */
export interface Leg {
  readonly from: LogCollector | LogAggregator;
  readonly output: LogOutput;
  readonly edge: FlowEdge;
}

/** A way of records from an input to a log store. */
export interface LogWay {
  readonly legs: readonly Leg[];
  readonly store: LogStore;
  readonly output: LogOutput;
}

/** The lines that one input of a cluster's collector reads, with every way to a log store. */
export interface LogStream {
  readonly collector: LogCollector;
  readonly input: LogInput;
  readonly ways: readonly LogWay[];
  /** Hops that lead to no log store, as text. */
  readonly ends: readonly string[];
  /** Whether a part of the way was not understood, so that nothing may be said of what is missing. */
  readonly unclear: boolean;
}

/** Every stream of container logs and host logs in the topology. */
export function logStreams(topology: Topology): readonly LogStream[] {
  const from = edgesFrom(topology);
  const unclear = new Set(topology.unclear.filter((u) => u.kind === 'ships-logs').map((u) => u.from));
  return nodesOf(topology, 'log-collector').flatMap((collector) =>
    collector.inputs
      .filter(({ reads }) => reads === 'containers' || reads === 'host')
      .map((input) => streamOf(topology, from, unclear, collector, input)),
  );
}

function streamOf(
  topology: Topology,
  from: EdgesFrom,
  unclear: ReadonlySet<string>,
  collector: LogCollector,
  input: LogInput,
): LogStream {
  const ways: LogWay[] = [];
  const ends: string[] = [];
  const seen = new Set<string>();
  let unknown = false;
  const follow = (node: LogCollector | LogAggregator, written: string, legs: readonly Leg[]): void => {
    if (seen.has(node.id)) return;
    seen.add(node.id);
    if (unclear.has(node.id) || node.unclear) unknown = true;
    // An aggregator may give what it takes a tag of its own.
    const tag = (legs.length === 0 ? '' : node.inputs.find((i) => i.reads === 'forward')?.tag) || written;
    let taken = 0;
    for (const edge of from.get(node.id) ?? []) {
      const output = edge.kind === 'ships-logs' ? outputOf(node, edge) : undefined;
      if (output === undefined || !(node.retags || takes(output.match, tag))) continue;
      taken += 1;
      const here = [...legs, { from: node, output, edge }];
      const target = edge.to === null ? undefined : topology.nodes.get(edge.to);
      if (target?.kind === 'log-store') ways.push({ legs: here, store: target, output });
      else if (target?.kind === 'log-aggregator' || target?.kind === 'log-collector') follow(target, tag, here);
      else ends.push(`${edge.address}: ${edge.broken ?? 'it is outside the fleet'}`);
    }
    if (taken === 0)
      ends.push(`no output of ${node.kind} \`${node.name}\` of \`${node.cluster}\` takes the tag \`${tag}\``);
  };
  follow(collector, input.tag, []);
  return { collector, input, ways, ends, unclear: unknown };
}

/** How a stream is named to the user. */
export function logStreamName({ collector, input }: LogStream): string {
  return `${input.reads === 'containers' ? 'container' : 'host'} logs of ${collector.cluster}`;
}
