import { existsSync } from 'node:fs';
import { parseDuration } from '../kube/duration.ts';
import { isTreePath } from '../manifests/tree-path.ts';
import { type Promised, surviveNothing } from '../proofs/promise.ts';
import { nodesOf, resolutions, type Topology } from '../topology/topology.ts';
import type { Given, Option } from './command.ts';
import { logOptions, logsOnLine } from './log-options.ts';
import { Usage } from './usage.ts';

/** Options of commands that look at manifests of any origin. */
export const manifestOptions: readonly Option[] = [
  {
    name: 'manifests',
    value: 'cluster=dir',
    many: true,
    about:
      'Look at the manifests of a cluster in a directory, or in a file, instead of what namsan renders. Say it once for each cluster.',
  },
  {
    name: 'hub',
    value: 'cluster',
    about:
      'With --manifests: the cluster whose query layer answers. It need not be said where only one has Thanos Query.',
  },
  {
    name: 'keep',
    value: 'durations',
    about: 'With --manifests and no fleet file: how long metrics are promised, such as `raw=14d,5m=30d,1h=90d`.',
  },
  {
    name: 'survive',
    value: 'duration',
    about:
      'With --manifests and no fleet file: the longest outage of the object store that may lose nothing, such as `6h`.',
  },
  ...logOptions,
];

/** The directory of each cluster, as they were named. */
export function manifestsGiven(given: Given): readonly { readonly cluster: string; readonly path: string }[] {
  return given.list('manifests').map((text) => {
    const [, cluster = '', path = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    if (path === '' || !isTreePath(cluster))
      throw new Usage(
        `\`--manifests ${text}\` has not the form \`CLUSTER=DIR\`, such as \`--manifests edge-1=./manifests/edge-1\`.`,
      );
    if (!existsSync(path)) throw new Usage(`\`${path}\`, the manifests of \`${cluster}\`, does not exist.`);
    return { cluster, path };
  });
}

/** What the command line promises for manifests without a fleet file. */
export function promisedOnLine(given: Given, clusters: readonly string[]): (topology: Topology) => Promised {
  const keep = keepOf(given.option('keep'));
  const survive = given.option('survive');
  const objectStoreOutage = survive === null ? 0 : duration('survive', survive);
  return (topology) => ({
    hub: hubOf(given.option('hub'), clusters, topology),
    // Nothing says which of them have metrics, and the names given here need not be those in their labels.
    clusters: [],
    tenants: [],
    dataSource: false,
    keep,
    survive: { ...surviveNothing, objectStore: objectStoreOutage },
    exceptions: new Map(),
    nodes: new Map(),
    logs: logsOnLine(given, topology),
  });
}

function keepOf(text: string | null): Promised['keep'] {
  if (text === null) return null;
  const entries = new Map(
    text.split(',').map((part): [string, string] => {
      const [name = '', value = ''] = part.split('=', 2);
      return [name.trim(), value.trim()];
    }),
  );
  const [raw = 0, five = 0, hourly = 0] = resolutions.map((name) => duration('keep', entries.get(name) ?? '', name));
  if (entries.size !== resolutions.length)
    throw new Usage(`\`--keep ${text}\` names another resolution than raw, 5m and 1h.`);
  return { raw, '5m': five, '1h': hourly };
}

function duration(option: string, text: string, part?: string): number {
  const ms = parseDuration(text);
  const what = part === undefined ? `\`--${option}\`` : `\`${part}\` in \`--${option}\``;
  if (ms === null)
    throw new Usage(
      `${what} is ${text === '' ? 'missing' : `\`${text}\``}, and takes a duration such as \`6h\` or \`14d\`.`,
    );
  return ms;
}

/** The cluster that answers: the one that was named, or the only one with a query layer. */
function hubOf(named: string | null, clusters: readonly string[], topology: Topology): string {
  const known = clusters.map((id) => `\`${id}\``).join(', ');
  if (named !== null) {
    if (!clusters.includes(named)) throw new Usage(`\`--hub ${named}\` names none of the clusters ${known}.`);
    return named;
  }
  const [first = '', ...others] = new Set(nodesOf(topology, 'querier').map((n) => n.cluster));
  if (others.length > 0)
    throw new Usage(
      `Several clusters have Thanos Query: ${[first, ...others].map((id) => `\`${id}\``).join(', ')}. Name the one that answers by \`--hub\`.`,
    );
  if (first !== '') return first;
  const [only = ''] = clusters;
  if (clusters.length > 1)
    throw new Usage(`None of the clusters ${known} has Thanos Query. Name the one that answers by \`--hub\`.`);
  return only;
}
