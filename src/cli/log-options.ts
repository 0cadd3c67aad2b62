import { parseDuration } from '../kube/duration.ts';
import { parseQuantity } from '../kube/quantity.ts';
import type { LogPromise } from '../proofs/promise.ts';
import { nodesOf, type Topology } from '../topology/topology.ts';
import type { Given, Option } from './command.ts';
import { Usage } from './usage.ts';

/** What is promised of the logs of manifests without a fleet file. */
export const logOptions: readonly Option[] = [
  {
    name: 'keep-logs',
    value: 'durations',
    about: 'With --manifests and no fleet file: how long logs are promised, such as `search=14d,archive=180d`.',
  },
  {
    name: 'survive-logs',
    value: 'durations',
    about:
      'With --manifests and no fleet file: the longest outages that may lose no logs, such as `store=1h,link=1h,objectStore=6h`.',
  },
  {
    name: 'log-rate',
    value: 'quantity',
    about:
      'With --manifests and no fleet file: bytes of records with their metadata that a node makes in a second from the logs of its containers, such as `768Ki`, which is assumed; its own logs count as a quarter of it.',
  },
];

/** The promise of logs on the command line: for every cluster that has a Fluent Bit, into any log store; `null` where none is written. */
export function logsOnLine(given: Given, topology: Topology): LogPromise | null {
  if (given.option('keep-logs') === null && given.option('survive-logs') === null) return null;
  const keep = parts('keep-logs', given.option('keep-logs'), ['search', 'archive']);
  const survive = parts('survive-logs', given.option('survive-logs'), ['store', 'link', 'objectStore']);
  const rate = given.option('log-rate') ?? '768Ki';
  const bytesPerSecond = parseQuantity(rate);
  if (bytesPerSecond === null || bytesPerSecond <= 0)
    throw new Usage(`\`--log-rate\` is \`${rate}\`, and takes a quantity such as \`768Ki\`.`);
  const clusters = [...new Set(nodesOf(topology, 'log-collector').map((c) => c.cluster))];
  return {
    clusters: clusters.map((cluster) => ({
      cluster,
      store: null,
      nodes: 1,
      nodeDisk: Number.POSITIVE_INFINITY,
      bytesPerSecond: { containers: bytesPerSecond, host: bytesPerSecond / 4 },
    })),
    families: null,
    keep: { search: keep.get('search') ?? 0, archive: keep.get('archive') ?? 0 },
    survive: {
      store: survive.get('store') ?? 0,
      link: survive.get('link') ?? 0,
      objectStore: survive.get('objectStore') ?? 0,
    },
  };
}

/** `name=duration` pairs; what is left out is no promise. */
function parts(option: string, text: string | null, names: readonly string[]): ReadonlyMap<string, number> {
  if (text === null) return new Map();
  return new Map(
    text.split(',').map((pair): [string, number] => {
      const [name = '', value = ''] = pair.split('=', 2).map((part) => part.trim());
      const ms = parseDuration(value);
      if (!names.includes(name) || ms === null)
        throw new Usage(
          `\`--${option} ${text}\` has the part \`${pair}\`, and takes durations by name: ${names.map((n) => `\`${n}=6h\``).join(', ')}.`,
        );
      return [name, ms];
    }),
  );
}
