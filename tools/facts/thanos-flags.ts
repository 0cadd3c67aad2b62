import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/*
 * Writes src/model/facts/thanos-flags.gen.json: every flag of every Thanos command over the minors that the sources tell of,
 * without its prose. A field is left out where it says the usual: a flag that takes one value, is shown, and always was there.
 *   node tools/facts/thanos-flags.ts [--from DIRECTORY] [--out FILE]
 */

/** A flag as the help text of one release has it. */
interface Shown {
  readonly takesValue?: boolean;
  readonly repeatable?: boolean;
}

/** A flag over all releases; versions are the last patch of their minor, and the first one means "then or before". */
interface History {
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly deprecatedSince?: string;
  readonly hidden?: boolean;
  readonly unhiddenIn?: string;
}

/** A flag as it is written; numbers are minors of version 0. */
interface Written {
  readonly bool?: true;
  readonly repeatable?: true;
  readonly since?: number;
  readonly last?: number;
  readonly deprecated?: number;
  readonly hidden?: true | number;
}

type Table<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

/** Flags that help texts hide and whose definition ends in `.Bool()` or `.BoolVar()` (thanos@v0.42.4 and @v0.24.0 cmd/thanos/*.go). */
const hiddenBooleans: ReadonlySet<string> = new Set([
  'compact.enable-vertical-compaction',
  'compact.skip-block-with-out-of-order-chunks',
  'debug.accept-malformed-index',
  'debug.advertise-compatibility-label',
  'debug.halt-on-error',
  'exemplar.partial-response',
  'metric-metadata.partial-response',
  'query.disable-fallback',
  'query.distributed-with-overlapping-interval',
  'query.dynamic-lookback-delta',
  'query.only-prometheus-params',
  'rule.partial-response',
  'shipper.allow-out-of-order-uploads',
  'shipper.ignore-unequal-block-size',
  'shipper.skip-corrupted-blocks',
  'status.partial-response',
  'target.partial-response',
  'tsdb.memory-snapshot-on-shutdown',
  'writer.intern',
]);

/** Hidden flags that may stand several times (thanos@v0.42.4 cmd/thanos/query.go, @v0.24.0 the same file). */
const hiddenLists: ReadonlySet<string> = new Set(['exemplar', 'inject-test-addresses', 'metadata', 'rule', 'target']);

/** `thanos tools` and `thanos tools bucket` only group the commands below them. */
const groups: ReadonlySet<string> = new Set(['tools', 'tools bucket']);

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '../shared/data/thanos' },
    out: { type: 'string', default: 'src/model/facts/thanos-flags.gen.json' },
  },
});

const history = readJson('flags-history.json') as { versions: readonly string[]; components: Table<History> };
const newest = readJson('flags-v0.42.4.json') as { components: Table<Shown> };
const oldest = readJson('flags-v0.24.0.json') as { components: Table<Shown> };
const minors = history.versions.map(minorOf);

writeFileSync(values.out, text());

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(`${values.from}/${name}`, 'utf8'));
}

function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}

/** One line a flag, so that a change of the table can be read. */
function text(): string {
  const components = Object.keys(history.components)
    .filter((component) => !groups.has(component))
    .map((component) => `  ${JSON.stringify(component)}: {\n${flagLines(component).join(',\n')}\n  }`);
  const source = `thanos-io/thanos, last patch of each minor from ${history.versions[0]} to ${history.versions.at(-1)}: docs/components/*.md and cmd/thanos/*.go`;
  return `{\n "source": ${JSON.stringify(source)},\n "minors": ${JSON.stringify(minors)},\n "components": {\n${components.join(',\n')}\n }\n}\n`;
}

function flagLines(component: string): readonly string[] {
  return Object.entries(history.components[component] ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([flag, seen]) => `   ${JSON.stringify(flag)}: ${JSON.stringify(written(component, flag, seen))}`);
}

function written(component: string, flag: string, seen: History): Written {
  const shown = { ...oldest.components[component]?.[flag], ...newest.components[component]?.[flag] };
  // A hidden flag has no help text to read; apart from those listed above, each takes one value.
  const takesValue = shown.takesValue ?? !hiddenBooleans.has(flag);
  const repeatable = shown.repeatable ?? hiddenLists.has(flag);
  const hidden = seen.unhiddenIn === undefined ? seen.hidden : minorOf(seen.unhiddenIn);
  return {
    ...(takesValue ? {} : { bool: true }),
    ...(repeatable ? { repeatable: true } : {}),
    ...(minorOf(seen.firstSeen) === minors[0] ? {} : { since: minorOf(seen.firstSeen) }),
    ...(minorOf(seen.lastSeen) === minors.at(-1) ? {} : { last: minorOf(seen.lastSeen) }),
    ...(seen.deprecatedSince === undefined ? {} : { deprecated: minorOf(seen.deprecatedSince) }),
    ...(hidden === undefined || hidden === false ? {} : { hidden }),
  };
}
