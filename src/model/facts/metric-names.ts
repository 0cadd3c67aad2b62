import table from './metric-names.gen.json' with { type: 'json' };

interface Engine {
  readonly source: string;
  readonly whole: boolean;
  readonly prefixes: readonly string[];
  readonly leave?: readonly string[];
  readonly names: readonly string[];
  readonly histograms: readonly string[];
}

const engines: Readonly<Record<string, Engine>> = table;

/** What is known of a name that no engine has. */
export interface UnknownMetric {
  /** The engine whose prefix it has. */
  readonly engine: string;
  /** Every name of that engine. */
  readonly names: readonly string[];
  /** Whether all names of the engine are known: those of some are from documentation that leaves a few out. */
  readonly whole: boolean;
}

interface Index {
  readonly known: ReadonlySet<string>;
  readonly byPrefix: readonly (readonly [prefix: string, engine: string])[];
}

let index: Index | null = null;

/**
 * `null` for a metric that some engine has in the version of versions.ts, or whose prefix is of no known engine. Sources of each table are
 * in the generated file, by tools/facts/metric-names.ts.
 */
export function unknownMetric(name: string): UnknownMetric | null {
  const { known, byPrefix } = theIndex();
  if (known.has(name)) return null;
  const engine = byPrefix.find(([prefix]) => name.startsWith(prefix))?.[1];
  const found = engine === undefined ? undefined : engines[engine];
  if (engine === undefined || found === undefined) return null;
  if (found.leave?.some((prefix) => name.startsWith(prefix)) === true) return null;
  return { engine, names: [...full(found, found.names), ...partsOf(found)], whole: found.whole };
}

/** Whether some engine has a metric of this name. */
export function isMetric(name: string): boolean {
  return theIndex().known.has(name);
}

function theIndex(): Index {
  if (index === null) index = build();
  return index;
}

function build(): Index {
  const known = new Set<string>();
  for (const engine of Object.values(engines)) {
    for (const name of full(engine, engine.names)) known.add(name);
    for (const name of partsOf(engine)) known.add(name);
  }
  const byPrefix = Object.entries(engines)
    .flatMap(([name, { prefixes }]) => prefixes.map((prefix) => [prefix, name] as const))
    // The longest first: `prometheus_operator_` before `prometheus_`.
    .toSorted(([a], [b]) => b.length - a.length);
  return { known, byPrefix };
}

/** The series that histograms and summaries give. */
function partsOf(engine: Engine): readonly string[] {
  return full(engine, engine.histograms).flatMap((name) => ['bucket', 'sum', 'count'].map((part) => `${name}_${part}`));
}

/** Names are kept without the prefix where the engine has only one. */
function full({ prefixes }: Engine, names: readonly string[]): readonly string[] {
  const [prefix, ...others] = prefixes;
  return prefix === undefined || others.length > 0 ? names : names.map((name) => `${prefix}${name}`);
}
