import table from './thanos-flags.gen.json' with { type: 'json' };

/** A flag as the generated table has it; a field left out says the usual. Numbers are minors of version 0. */
interface Entry {
  readonly bool?: boolean;
  readonly repeatable?: boolean;
  readonly since?: number;
  readonly last?: number;
  readonly deprecated?: number;
  readonly hidden?: boolean | number;
}

const components: Readonly<Record<string, Readonly<Record<string, Entry>>>> = table.components;
const [oldest = 0] = table.minors;
const newest = table.minors.at(-1) ?? 0;

/** The Thanos commands whose flags are known: `query`, `store`, `tools bucket web` and so on. */
export const thanosCommands: readonly string[] = Object.keys(components);

/**
 * What one version of a Thanos command makes of a flag. Thanos exits at start on an `unknown` and on a `removed` one;
 * a `hidden` one works and is in no help text.
 */
export interface ThanosFlag {
  readonly status: 'known' | 'hidden' | 'deprecated' | 'removed' | 'unknown';
  /** `false` for a switch: `--wait`, or `--no-wait`; a value given to it ends the start. */
  readonly takesValue: boolean;
  /** Whether it may stand several times; otherwise the second one ends the start. */
  readonly repeatable: boolean;
  /** First minor that has the flag, such as `0.38`; `null` when it is as old as the table (0.24) or no version has it. */
  readonly since: string | null;
  /** First minor that calls the flag deprecated. */
  readonly deprecatedSince: string | null;
  /** First minor without the flag. */
  readonly removedIn: string | null;
}

/**
 * What a version (`v0.42.4`, `0.38`) of a Thanos command makes of a flag, named without its dashes; `no-wait` is found as `wait`.
 * Versions outside 0.24 to 0.42, and what is no version, are read as the nearest or the newest one. From thanos-io/thanos@v0.24
 * to v0.42.4 docs/components/*.md and cmd/thanos/*.go, by tools/facts/thanos-flags.ts.
 */
export function flagStatus(command: string, flag: string, version: string): ThanosFlag {
  const entry = find(command, flag);
  if (entry === undefined)
    return {
      status: 'unknown',
      takesValue: false,
      repeatable: false,
      since: null,
      deprecatedSince: null,
      removedIn: null,
    };
  return {
    status: statusOf(entry, minorOf(version)),
    takesValue: entry.bool !== true,
    repeatable: entry.repeatable === true,
    since: versionText(entry.since),
    deprecatedSince: versionText(entry.deprecated),
    removedIn: versionText(entry.last === undefined ? undefined : entry.last + 1),
  };
}

/** The flags of a Thanos command that a version shows and does not deprecate: what a misspelt one may have meant. */
export function currentFlags(command: string, version: string): readonly string[] {
  const minor = minorOf(version);
  return Object.entries(entriesOf(command))
    .filter(([, entry]) => statusOf(entry, minor) === 'known')
    .map(([flag]) => flag);
}

function find(command: string, flag: string): Entry | undefined {
  const entries = entriesOf(command);
  if (Object.hasOwn(entries, flag)) return entries[flag];
  if (!flag.startsWith('no-')) return undefined;
  const positive = flag.slice('no-'.length);
  const entry = Object.hasOwn(entries, positive) ? entries[positive] : undefined;
  return entry?.bool === true ? entry : undefined;
}

function entriesOf(command: string): Readonly<Record<string, Entry>> {
  return (Object.hasOwn(components, command) ? components[command] : undefined) ?? {};
}

function statusOf(entry: Entry, minor: number): ThanosFlag['status'] {
  if (entry.since !== undefined && minor < entry.since) return 'unknown';
  if (entry.last !== undefined && minor > entry.last) return 'removed';
  if (entry.deprecated !== undefined && minor >= entry.deprecated) return 'deprecated';
  const hidden = typeof entry.hidden === 'number' ? minor < entry.hidden : entry.hidden === true;
  return hidden ? 'hidden' : 'known';
}

/** The minor of a version; only 0.x of Thanos exist. */
function minorOf(version: string): number {
  const found = /^v?0\.(\d+)/.exec(version);
  return found === null ? newest : Math.min(newest, Math.max(oldest, Number(found[1])));
}

function versionText(minor: number | undefined): string | null {
  return minor === undefined ? null : `0.${minor}`;
}
