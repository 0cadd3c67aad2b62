import type { Box } from './box.ts';
import type { Clusters, TestCluster } from './clusters.ts';

/** A connection as the kernel of a node tracks it: who called whom, and between whom the answers go, after all translation. */
interface Tracked {
  readonly caller: string;
  /** The address that was called: a port of a caller may stand in older connections to others. */
  readonly called: string;
  readonly answerer: string;
  /** Where answers go: the caller, or the node in whose name it called. */
  readonly returned: string;
}

/**
 * The addresses of the pods that answer at `host:port` when a box connects to it that often. The way of each connection is read from the
 * connection tracking of the nodes, over both of them, so that it says which pod answered, whatever is spoken there.
 */
export async function answerers(
  clusters: Clusters,
  box: Box,
  address: string,
  times: number,
): Promise<readonly string[]> {
  const dialled = await box.run(['hello', 'dial', address, String(times)]);
  const connections = dialled
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  const tracked = new Map(
    await Promise.all([clusters.a, clusters.b].map(async (cluster) => [cluster, await trackedBy(cluster)] as const)),
  );
  const found = connections.map(([from = '', to = '']) => follow(clusters, tracked, box.cluster, from, to));
  return [...new Set(found)].sort();
}

function follow(
  clusters: Clusters,
  tracked: ReadonlyMap<TestCluster, readonly Tracked[]>,
  here: TestCluster,
  caller: string,
  called: string,
): string {
  const entry = tracked.get(here)?.find((one) => one.caller === caller && one.called === called);
  // Pods of one node that call each other directly need not be tracked.
  const answerer = entry?.answerer ?? called;
  const next = [clusters.a, clusters.b].find((one) => one !== here && answerer.startsWith(`${one.address}:`));
  if (next === undefined || entry === undefined) return hostOf(answerer);
  return follow(clusters, tracked, next, entry.returned, answerer);
}

async function trackedBy(cluster: TestCluster): Promise<readonly Tracked[]> {
  const said = await cluster.onNode(['conntrack', '-L', '-p', 'tcp']);
  const entry = /src=(\S+) dst=(\S+) sport=(\d+) dport=(\d+) .*?src=(\S+) dst=(\S+) sport=(\d+) dport=(\d+)/g;
  return [...said.matchAll(entry)].map(
    ([, source, target, port, targetPort, answerer, returned, answererPort, returnedPort]) => ({
      caller: `${source}:${port}`,
      called: `${target}:${targetPort}`,
      answerer: `${answerer}:${answererPort}`,
      returned: `${returned}:${returnedPort}`,
    }),
  );
}

function hostOf(address: string): string {
  return address.slice(0, address.lastIndexOf(':'));
}
