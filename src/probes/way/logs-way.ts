import { type LogStream, logStreamName, logStreams } from '../../proofs/logs/ways.ts';
import { hopText, nodeText, shippedBy } from '../../proofs/stream-hops.ts';
import type { FlowEdge, FlowNode } from '../../topology/topology.ts';
import { collectorFailing } from '../fluent-bit-live/collector-failing.ts';
import { indexOfTodayMissing } from '../opensearch-live/index-of-today-missing.ts';
import { storeNotGreen } from '../opensearch-live/store-not-green.ts';
import type { Live } from '../probe.ts';
import { edgeFault } from './edge-leads.ts';
import { answersAbout, broken, hopByAnswers, hopOf, type LiveHop } from './hop.ts';
import { nodeRuns } from './node-runs.ts';
import type { LiveWay } from './way.ts';

/** Walks the ways of a cluster's logs, each from its collectors to the index and to Dashboards, and says of each hop how it is. */
export async function logsWays(live: Live, cluster: string): Promise<readonly LiveWay[]> {
  const round = { ...live };
  const streams = logStreams(round.topology).filter(({ collector }) => collector.cluster === cluster);
  const once = [...new Map(streams.map((stream) => [logStreamName(stream), stream])).values()];
  const ways: LiveWay[] = [];
  for (const stream of once)
    ways.push({
      stream: logStreamName(stream),
      producer: nodeText(stream.collector),
      hops: await hopsOf(round, stream),
    });
  return ways;
}

async function hopsOf(live: Live, stream: LogStream): Promise<readonly LiveHop[]> {
  const { topology } = live;
  const { collector } = stream;
  const out: LiveHop[] = [await nodeRuns(live, collector), ...stream.ends.map((end) => broken('nowhere', end))];
  const seen = new Set([collector.id]);
  for (const edge of shippedBy(stream)) out.push(...(await shipped(live, edge, seen)));
  const stores = new Map(stream.ways.map(({ store }) => [store.id, store]));
  const name = logStreamName(stream);
  const lines = await answersAbout(live, indexOfTodayMissing, collector.cluster, collector.readAt.object);
  for (const store of stores.values()) {
    const green = await answersAbout(live, storeNotGreen, store.cluster, store.readAt.object);
    const own = lines.filter(({ asked }) => asked.startsWith(`${name} `));
    out.push(
      hopByAnswers(`${nodeText(store)} has every shard`, green, 'broken', ''),
      hopByAnswers(`${nodeText(store)} has ${name} of today`, own, 'broken', ''),
    );
    for (const edge of topology.edges.filter((one) => one.kind === 'reads-logs' && one.to === store.id)) {
      const asker = topology.nodes.get(edge.from);
      if (asker !== undefined) out.push(...(await firstSight(live, asker, seen)));
      out.push(hopOf(hopText(topology, edge), await edgeFault(live, edge), 'its address leads there'));
    }
  }
  return out;
}

async function shipped(live: Live, edge: FlowEdge, seen: Set<string>): Promise<readonly LiveHop[]> {
  const hop = hopText(live.topology, edge);
  const fault = await edgeFault(live, edge);
  const target = live.topology.nodes.get(edge.to ?? '');
  const runs = target === undefined ? [] : await firstSight(live, target, seen);
  if (!fault.ok || fault.value !== null) return [...runs, hopOf(hop, fault, '')];
  const source = live.topology.nodes.get(edge.from);
  const answers =
    source === undefined ? [] : await answersAbout(live, collectorFailing, source.cluster, source.readAt.object);
  return [...runs, hopByAnswers(hop, answers, 'broken', 'its address leads there')];
}

async function firstSight(live: Live, node: FlowNode, seen: Set<string>): Promise<readonly LiveHop[]> {
  if (seen.has(node.id) || node.kind === 'external') return [];
  seen.add(node.id);
  return [await nodeRuns(live, node)];
}
