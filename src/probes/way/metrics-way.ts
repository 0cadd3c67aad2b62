import { holderBook, holdersOf } from '../../proofs/holders.ts';
import { edgesFrom, reachableFrom } from '../../proofs/reachable.ts';
import { hopText, nodeText, writtenBy } from '../../proofs/stream-hops.ts';
import { type Stream, streamName } from '../../proofs/streams.ts';
import type { FlowEdge, FlowNode } from '../../topology/topology.ts';
import { dataSourceSilent } from '../grafana-live/data-source-silent.ts';
import type { Live, Probe } from '../probe.ts';
import { remoteWriteFailing } from '../prometheus-live/remote-write-failing.ts';
import { targetDown } from '../prometheus-live/target-down.ts';
import { streamsOfCluster } from '../stream-labels.ts';
import { blocksLate } from '../thanos-live/blocks-late.ts';
import { hashringSplit } from '../thanos-live/hashring-split.ts';
import { askInfo } from '../thanos-live/info-not-answered.ts';
import { storeNotRegistered } from '../thanos-live/store-not-registered.ts';
import { streamNotSeen } from '../thanos-live/stream-not-seen.ts';
import { edgeFault } from './edge-leads.ts';
import { answersAbout, hopByAnswers, hopOf, type LiveHop } from './hop.ts';
import { nodeRuns } from './node-runs.ts';
import type { LiveWay } from './way.ts';

/** Walks the ways of a cluster's metrics, each from its producer to a data source, and says of each hop how it is. */
export async function metricsWays(live: Live, cluster: string): Promise<readonly LiveWay[]> {
  const round = { ...live };
  const ways: LiveWay[] = [];
  for (const stream of streamsOfCluster(round, cluster))
    ways.push({ stream: streamName(stream), producer: nodeText(stream.producer), hops: await hopsOf(round, stream) });
  return ways;
}

async function hopsOf(live: Live, stream: Stream): Promise<readonly LiveHop[]> {
  const { topology, model } = live;
  const from = edgesFrom(topology);
  const reachable = reachableFrom(topology, model.hub.id, from);
  const holders = new Map(
    holdersOf(holderBook(topology, from, reachable), stream, 0).map(({ node }) => [node.id, node]),
  );
  const out: LiveHop[] = [await nodeRuns(live, stream.producer), await scrapes(live, stream)];
  const seen = new Set([stream.producer.id]);
  for (const edge of writtenBy(topology, from, stream)) out.push(...(await written(live, edge, seen)));
  const asked: FlowEdge[] = [];
  for (const holder of holders.values()) {
    out.push(...(await holderHops(live, holder, seen)));
    for (const edge of (reachable.ways.get(holder.id) ?? []).toReversed()) if (!asked.includes(edge)) asked.push(edge);
  }
  // What the data source asks comes last, whoever holds the data: ways are read from their far end.
  const edges = fromFarEnd(asked);
  const lastOfQuerier = edges.findLastIndex(({ from: id }) => topology.nodes.get(id)?.kind === 'querier');
  for (const [i, edge] of edges.entries()) {
    out.push(...(await questioned(live, edge, seen)));
    const querier = topology.nodes.get(edge.from);
    if (i === lastOfQuerier && querier !== undefined) out.push(await answers(live, querier, stream));
  }
  return out;
}

/** Edges that lead to holders first, then those that lead to their askers, and so on to the data source. */
function fromFarEnd(edges: readonly FlowEdge[]): readonly FlowEdge[] {
  const depth = (edge: FlowEdge): number => {
    const before = edges.find(({ to }) => to === edge.from);
    return before === undefined ? 0 : depth(before) + 1;
  };
  return edges.toSorted((a, b) => depth(b) - depth(a));
}

async function scrapes(live: Live, { producer }: Stream): Promise<LiveHop> {
  const own = await about(live, targetDown, producer);
  return hopByAnswers(`${nodeText(producer)} scrapes its targets`, own, 'poor', 'no targets');
}

/** What proves that an edge on which data is written carries it, beside its address. */
const proofs: Readonly<Partial<Record<FlowEdge['kind'], Probe>>> = {
  'remote-writes': remoteWriteFailing,
  forwards: hashringSplit,
  uploads: blocksLate,
};

async function written(live: Live, edge: FlowEdge, seen: Set<string>): Promise<readonly LiveHop[]> {
  const { nodes } = live.topology;
  const ends = [nodes.get(edge.from), nodes.get(edge.to ?? '')];
  const runs: LiveHop[] = [];
  // An address leads nowhere because nothing runs behind it: that comes first.
  for (const node of ends) if (node !== undefined) runs.push(...(await firstSight(live, node, seen)));
  return [...runs, await carried(live, edge)];
}

async function carried(live: Live, edge: FlowEdge): Promise<LiveHop> {
  const hop = hopText(live.topology, edge);
  const fault = await edgeFault(live, edge);
  if (!fault.ok || fault.value !== null) return hopOf(hop, fault, '');
  const source = live.topology.nodes.get(edge.from);
  const probe = proofs[edge.kind];
  if (source === undefined || probe === undefined) return hopOf(hop, fault, 'its address leads there');
  // Blocks of a sidecar are told by the Prometheus that has cut them: both are of one object.
  return hopByAnswers(hop, await about(live, probe, source), 'broken', 'its address leads there');
}

async function holderHops(live: Live, holder: FlowNode, seen: Set<string>): Promise<readonly LiveHop[]> {
  const runs = await firstSight(live, holder, seen);
  const info = await askInfo(live, holder);
  return [...runs, hopByAnswers(`${nodeText(holder)} answers gRPC`, [info], 'broken', '')];
}

async function questioned(live: Live, edge: FlowEdge, seen: Set<string>): Promise<readonly LiveHop[]> {
  const { nodes } = live.topology;
  const [asker, target] = [nodes.get(edge.from), nodes.get(edge.to ?? '')];
  if (edge.kind === 'reads-bucket' || asker === undefined || target === undefined) return [];
  const hop = hopText(live.topology, edge);
  const fault = await edgeFault(live, edge);
  const runs = asker.kind === 'data-source' ? [] : await firstSight(live, asker, seen);
  if (!fault.ok || fault.value !== null) return [...runs, hopOf(hop, fault, '')];
  if (asker.kind === 'querier')
    return [
      ...runs,
      hopByAnswers(hop, await about(live, storeNotRegistered, target), 'broken', 'its address leads there'),
    ];
  if (asker.kind === 'data-source') {
    const answers = (await about(live, dataSourceSilent, asker)).filter(({ asked }) =>
      asked.includes(` ${asker.name} `),
    );
    return [hopByAnswers(hop, answers, 'broken', 'it answers')];
  }
  return [...runs, hopOf(hop, fault, 'its address leads there')];
}

/** What all askers before it are asked for: the stream itself, at the querier. */
async function answers(live: Live, querier: FlowNode, stream: Stream): Promise<LiveHop> {
  const name = streamName(stream);
  const all = await answersAbout(live, streamNotSeen, clusterOf(stream), stream.producer.readAt.object);
  const own = all.filter(({ asked }) => asked.startsWith(`${name} `));
  return hopByAnswers(`${nodeText(querier)} answers with ${name}`, own, 'broken', '');
}

function clusterOf({ cluster, producer }: Stream): string {
  return cluster === '' ? producer.cluster : cluster;
}

/** Whether a node runs, the first time that the way comes to it; buckets and what is outside the fleet have no pods. */
async function firstSight(live: Live, node: FlowNode, seen: Set<string>): Promise<readonly LiveHop[]> {
  if (seen.has(node.id) || node.kind === 'bucket' || node.kind === 'external') return [];
  seen.add(node.id);
  return [await nodeRuns(live, node)];
}

function about(live: Live, probe: Probe, { cluster, readAt }: FlowNode): ReturnType<typeof answersAbout> {
  return answersAbout(live, probe, cluster, readAt.object);
}
