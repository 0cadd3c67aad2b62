import { parseDuration } from '../kube/duration.ts';
import { nearest } from '../kube/nearest.ts';
import { parseQuantity } from '../kube/quantity.ts';
import type { Option } from './command.ts';
import { Usage } from './usage.ts';

/** What manifests without a fleet file promise, by the names of the fleet file. */
export const promiseOption: Option = {
  name: 'promise',
  value: 'name=value',
  many: true,
  about:
    'With --manifests and no fleet file: what a fleet file would promise, by its names, such as `keep.raw=14d`, `survive.link=6h`, `clusters=hub,edge-1`, `logs.keep.search=14d`. Say it once for each, or join several by commas. A wrong name lists all of them.',
};

/** Promises of the command line by their names, each read as what it takes: milliseconds, a count, names, bytes or a switch. */
export interface PromisesGiven {
  /** The number of a promise; `undefined` where it is not made. */
  readonly number: (name: string) => number | undefined;
  /** The names of a promise; `undefined` where it is not made. */
  readonly names: (name: string) => readonly string[] | undefined;
  /** Clusters of which something is promised by their own name: `clusters.<id>.<rest>`. */
  readonly ofClusters: ReadonlySet<string>;
  /** Whether anything is promised of metrics. */
  readonly ofMetrics: boolean;
}

/** Reads `--promise`: `NAME=VALUE`, several of them joined by commas. Whatever is no promise is wrong usage, with the nearest name. */
export function promisesGiven(texts: readonly string[]): PromisesGiven {
  const numbers = new Map<string, number>();
  const names = new Map<string, readonly string[]>();
  const ofClusters = new Set<string>();
  for (const [name, text] of texts.flatMap(pairs)) {
    const [, cluster, rest = ''] = /^clusters\.([^.=]+(?:\.[^.=]+)*?)\.(metrics\..+|nodes|grafana)$/.exec(name) ?? [];
    const takes = kindOf(cluster === undefined ? name : `clusters.<id>.${rest}`);
    if (takes === undefined) throw unknownName(name);
    if (numbers.has(name) || names.has(name)) throw new Usage(`\`${name}\` is promised twice. Say it once.`);
    if (cluster !== undefined) ofClusters.add(cluster);
    if (takes === 'names') names.set(name, namesIn(name, text));
    else numbers.set(name, numberIn(name, text, takes));
  }
  return {
    number: (name) => numbers.get(name),
    names: (name) => names.get(name),
    ofClusters,
    ofMetrics: [...numbers.keys(), ...names.keys()].some((name) => !name.startsWith('logs.')),
  };
}

type Takes = 'duration' | 'count' | 'names' | 'bytes' | 'switch';

/** Names of src/fleet/schema, without `metrics.` before those of metrics; `<id>` stands for a cluster. */
const promises: Readonly<Record<string, Takes>> = {
  'keep.raw': 'duration',
  'keep.5m': 'duration',
  'keep.1h': 'duration',
  'survive.objectStore': 'duration',
  'survive.hub': 'duration',
  'survive.link': 'duration',
  'survive.compactor': 'duration',
  'survive.receivers': 'count',
  'survive.node': 'count',
  'survive.zone': 'count',
  clusters: 'names',
  'clusters.<id>.metrics.survive.objectStore': 'duration',
  'clusters.<id>.metrics.survive.hub': 'duration',
  'clusters.<id>.metrics.survive.link': 'duration',
  'clusters.<id>.metrics.tenants': 'names',
  'clusters.<id>.nodes': 'names',
  'clusters.<id>.grafana': 'switch',
  'logs.clusters': 'names',
  'logs.keep.search': 'duration',
  'logs.keep.archive': 'duration',
  'logs.survive.store': 'duration',
  'logs.survive.link': 'duration',
  'logs.survive.objectStore': 'duration',
  'logs.rate': 'bytes',
};

function kindOf(name: string): Takes | undefined {
  return Object.hasOwn(promises, name) ? promises[name] : undefined;
}

/** A comma begins the next promise where a name with `=` follows it; all other commas part the names of a list. */
function pairs(text: string): readonly (readonly [string, string])[] {
  return text.split(/,(?=[^,=]*=)/).map((pair) => {
    const equals = pair.indexOf('=');
    if (equals < 0)
      throw new Usage(`\`--promise ${pair}\` has not the form \`NAME=VALUE\`, such as \`--promise keep.raw=14d\`.`);
    return [
      pair
        .slice(0, equals)
        .trim()
        .replace(/^metrics\./, ''),
      pair.slice(equals + 1).trim(),
    ];
  });
}

function unknownName(name: string): Usage {
  const known = Object.keys(promises);
  const near = nearest(name, known);
  const meant = near === null ? '' : ` Did you mean \`${near}\`?`;
  return new Usage(
    `\`${name}\` is nothing that can be promised.${meant} There are ${known.map((k) => `\`${k}\``).join(', ')}.`,
  );
}

const shapes: Readonly<Record<Exclude<Takes, 'names'>, string>> = {
  duration: 'a duration such as `6h` or `14d`',
  count: 'a count from 0 to 10',
  bytes: 'bytes in a second such as `256Ki`',
  switch: '`true` or `false`',
};

function numberIn(name: string, text: string, takes: Exclude<Takes, 'names'>): number {
  const value = parsers[takes](text);
  if (value === null)
    throw new Usage(`\`${name}\` is ${text === '' ? 'missing' : `\`${text}\``}, and takes ${shapes[takes]}.`);
  return value;
}

const parsers: Readonly<Record<Exclude<Takes, 'names'>, (text: string) => number | null>> = {
  duration: parseDuration,
  count: (text) => (/^(?:\d|10)$/.test(text) ? Number(text) : null),
  bytes: (text) => {
    const bytes = parseQuantity(text);
    return bytes !== null && bytes > 0 ? bytes : null;
  },
  switch: (text) => (text === 'true' ? 1 : text === 'false' ? 0 : null),
};

function namesIn(name: string, text: string): readonly string[] {
  const all = text.split(',').map((part) => part.trim());
  if (all.includes('')) throw new Usage(`\`${name}\` is \`${text}\`, and takes names parted by commas.`);
  return all;
}
