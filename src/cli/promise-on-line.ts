import { recordRate } from '../model/logs/buffers.ts';
import { type LogPromise, type Promised, type Survive, surviveNothing } from '../proofs/promise.ts';
import { nodesOf, type Topology } from '../topology/topology.ts';
import type { Given } from './command.ts';
import { hubOf } from './hub-option.ts';
import { type PromisesGiven, promisesGiven } from './promise-option.ts';
import { Usage } from './usage.ts';

/** What the command line promises for manifests without a fleet file. */
export function promisedOnLine(given: Given, clusters: readonly string[]): (topology: Topology) => Promised {
  const said = promisesGiven(given.list('promise'));
  const survive = surviveOf(said, 'survive', surviveNothing);
  const nodes = nodesOn(said, clusters);
  return (topology) => ({
    hub: hubOf(given.option('hub'), clusters, topology, said.ofMetrics),
    // Nothing else says which of them have metrics, and the names given here need not be those in their labels.
    clusters: said.names('clusters') ?? [],
    tenants: [...said.ofClusters].flatMap((cluster) =>
      (said.names(`clusters.${cluster}.metrics.tenants`) ?? []).map((tenant) => ({ cluster, tenant })),
    ),
    dataSource: [...said.ofClusters].some((cluster) => said.number(`clusters.${cluster}.grafana`) === 1),
    origin: 'manifests',
    keep: keepOf(said),
    survive,
    exceptions: new Map(
      [...said.ofClusters].map((cluster) => [cluster, surviveOf(said, `clusters.${cluster}.metrics.survive`, survive)]),
    ),
    nodes,
    logs: logsOf(said, clusters, nodes, topology),
  });
}

/** A resolution of which nothing is said is promised for no time. */
function keepOf(said: PromisesGiven): Promised['keep'] {
  const of = (resolution: string): number | undefined => said.number(`keep.${resolution}`);
  const [raw, five, hourly] = [of('raw'), of('5m'), of('1h')];
  if (raw === undefined && five === undefined && hourly === undefined) return null;
  return { raw: raw ?? 0, '5m': five ?? 0, '1h': hourly ?? 0 };
}

function surviveOf(said: PromisesGiven, path: string, otherwise: Survive): Survive {
  const of = (part: keyof Survive): number => said.number(`${path}.${part}`) ?? otherwise[part];
  return {
    objectStore: of('objectStore'),
    hub: of('hub'),
    link: of('link'),
    compactor: of('compactor'),
    receivers: of('receivers'),
    node: of('node'),
    zone: of('zone'),
  };
}

/** `clusters.<id>.nodes` is how many there are, or the zone of each. */
function nodesOn(said: PromisesGiven, clusters: readonly string[]): Promised['nodes'] {
  const out = new Map<string, readonly (string | null)[]>();
  for (const cluster of said.ofClusters) {
    const zones = said.names(`clusters.${cluster}.nodes`);
    if (zones === undefined) continue;
    known('nodes', cluster, clusters);
    const count = zones.length === 1 && /^\d{1,4}$/.test(zones[0] ?? '') ? Number(zones[0]) : null;
    out.set(cluster, count === null ? zones : Array.from({ length: count }, () => null));
  }
  return out;
}

/** Logs of every cluster that has a Fluent Bit, or of those that are named, into any log store; `null` where nothing is promised of them. */
function logsOf(
  said: PromisesGiven,
  clusters: readonly string[],
  nodes: Promised['nodes'],
  topology: Topology,
): LogPromise | null {
  const of = (name: string): number => said.number(`logs.${name}`) ?? 0;
  const promise = {
    keep: { search: of('keep.search'), archive: of('keep.archive') },
    survive: { store: of('survive.store'), link: of('survive.link'), objectStore: of('survive.objectStore') },
  };
  const named = said.names('logs.clusters');
  for (const cluster of named ?? []) known('logs', cluster, clusters);
  if (
    named === undefined &&
    [...Object.values(promise.keep), ...Object.values(promise.survive)].every((ms) => ms === 0)
  )
    return null;
  // What the fleet file takes where it says nothing (src/fleet/schema logs.rate).
  const rate = said.number('logs.rate') ?? 256 * 1024;
  const bytesPerSecond = { containers: recordRate({ rate }, 'k8s'), host: recordRate({ rate }, 'host') };
  const sources = named ?? [...new Set(nodesOf(topology, 'log-collector').map((c) => c.cluster))];
  return {
    clusters: sources.map((cluster) => ({
      cluster,
      store: null,
      nodes: nodes.get(cluster)?.length ?? 1,
      nodeDisk: Number.POSITIVE_INFINITY,
      bytesPerSecond,
    })),
    families: null,
    ...promise,
  };
}

function known(what: string, cluster: string, clusters: readonly string[]): void {
  if (!clusters.includes(cluster))
    throw new Usage(
      `\`--promise\` speaks of the ${what} of \`${cluster}\`, which is none of the clusters ${clusters.map((id) => `\`${id}\``).join(', ')}.`,
    );
}
