import { nodesOf } from '../../topology/topology.ts';
import type { LogPromise, LogSource } from '../promise.ts';
import type { Proof } from '../proof.ts';
import { type LogStream, logStreamName, logStreams } from './ways.ts';

export const silentLogs: Proof = {
  code: 'logs/silent-cluster',
  severity: 'error',
  title: 'Logs that are promised reach no log store',
  why: 'A node whose logs nobody ships looks like a quiet node: the lines are missed only when they are needed.',
  fix: 'Give the cluster a Fluent Bit that reads the logs of containers and the journal, and outputs whose match takes their tags and whose address is that of the log store.',
  refs: ['A6', 'E12', 'R06'],
  prove: (topology, { logs }, report) => {
    if (logs === null) return;
    const byCluster = Map.groupBy(logStreams(topology), (stream) => stream.collector.cluster);
    const unread = new Set(nodesOf(topology, 'log-collector').flatMap((c) => (c.unclear ? [c.cluster] : [])));
    for (const source of logs.clusters)
      for (const reads of ['containers', 'host'] as const) {
        const own = (byCluster.get(source.cluster) ?? []).filter((s) => s.input.reads === reads);
        if (own.length === 0) {
          // Where no fleet file says whose logs are kept, nothing says what must be read.
          if (unread.has(source.cluster) || source.store === null) continue;
          report(
            { cluster: source.cluster, object: 'cluster', field: 'logs' },
            `No Fluent Bit of \`${source.cluster}\` reads ${reads === 'containers' ? 'the logs of its containers' : 'the logs of its nodes'}`,
          );
        } else if (!own.some((stream) => stream.unclear || arrives(stream, source, logs))) {
          const [stream] = own;
          if (stream !== undefined) report(stream.input.readAt, lost(stream, source, logs), shown(stream));
        }
      }
  },
};

function arrives(stream: LogStream, source: LogSource, logs: LogPromise): boolean {
  return stream.ways.some(
    (way) => isPlace(way.store.cluster, source) && isFamily(way.output.index?.family ?? '', stream, logs),
  );
}

function isPlace(cluster: string, { store }: LogSource): boolean {
  return store === null || store === cluster;
}

function isFamily(family: string, { input }: LogStream, { families }: LogPromise): boolean {
  return families === null || family === families[input.reads === 'containers' ? 'containers' : 'host'];
}

function lost(stream: LogStream, source: LogSource, logs: LogPromise): string {
  const name = logStreamName(stream);
  const right = stream.ways.filter((way) => isPlace(way.store.cluster, source));
  const family = logs.families?.[stream.input.reads === 'containers' ? 'containers' : 'host'];
  if (right.length > 0)
    return `The ${name} are written into \`${right[0]?.output.index?.family}\`, and not into the promised \`${family}\``;
  const [way] = stream.ways;
  if (way !== undefined)
    return `The ${name} reach the log store of \`${way.store.cluster}\`, and not that of \`${source.store}\``;
  return `The ${name} reach no log store`;
}

function shown(stream: LogStream) {
  const hops = [...stream.ways.flatMap((way) => way.legs.map((leg) => leg.edge.address)), ...stream.ends];
  return { counterexample: { stream: logStreamName(stream), interval: '', hops } };
}
