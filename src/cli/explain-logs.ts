import { intervalText } from '../proofs/interval.ts';
import { archiveBook, archivesOf } from '../proofs/logs/archives.ts';
import { youngerBy } from '../proofs/logs/index-time.ts';
import { type LogStream, type LogWay, logStreamName, logStreams } from '../proofs/logs/ways.ts';
import type { LogPromise, Promised } from '../proofs/promise.ts';
import { hopText, nodeText, shippedBy } from '../proofs/stream-hops.ts';
import type { LogIndex } from '../topology/log-nodes.ts';
import { nodesOf, type Topology } from '../topology/topology.ts';
import type { ExplainedHolder, ExplainedStream } from './explain-streams.ts';

const nothing: LogPromise = {
  clusters: [],
  families: null,
  keep: { search: 0, archive: 0 },
  survive: { store: 0, link: 0, objectStore: 0 },
};

/** The streams of logs of a cluster, in the form of those of its metrics: where the lines go, and which ages of them are held for certain where. */
export function logStreamsOfCluster(
  topology: Topology,
  { logs }: Promised,
  cluster: string,
): readonly ExplainedStream[] {
  return logStreams(topology)
    .filter((stream) => stream.collector.cluster === cluster)
    .map((stream) => ({
      stream: logStreamName(stream),
      producer: nodeText(stream.collector),
      hops: hopsOf(topology, stream),
      held: [...new Map(stream.ways.map((way) => [way.store.id, way])).values()].flatMap((way) =>
        heldIn(topology, way, logs ?? nothing),
      ),
    }));
}

function hopsOf(topology: Topology, stream: LogStream): readonly string[] {
  const legs = shippedBy(stream).map((edge) => hopText(topology, edge));
  return [...new Set([...legs, ...stream.ends.map((end) => `nowhere: ${end}`)])];
}

/** The index until its policy deletes it, then the snapshots until they expire. Dashboards ask the index. */
function heldIn(topology: Topology, { store, output }: LogWay, logs: LogPromise): readonly ExplainedHolder[] {
  const index = nodesOf(topology, 'log-index').find((i) => i.store === store.id && i.family === output.index?.family);
  if (index === undefined) return [];
  const asked = topology.edges.flatMap((edge) =>
    edge.kind === 'reads-logs' && edge.to === store.id ? [edge.address] : [],
  );
  const to = searchedTo(index);
  const archived = archivesOf(archiveBook(topology), index, logs).map(
    ({ repository, until }): ExplainedHolder => ({
      ages: intervalText({ from: Math.min(to, until), to: until }),
      resolution: 'snapshot',
      by: nodeText(repository),
      asked: [],
    }),
  );
  return [
    { ages: intervalText({ from: 0, to }), resolution: 'index', by: nodeText(index), asked: [...new Set(asked)] },
    ...archived,
  ];
}

function searchedTo(index: LogIndex): number {
  const deleted = index.policy?.deletesFrom ?? Number.POSITIVE_INFINITY;
  const younger = youngerBy(index);
  return Number.isFinite(deleted) ? Math.max(0, deleted - (younger ?? 0)) : deleted;
}
