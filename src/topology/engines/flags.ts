import { parseDuration } from '../../kube/duration.ts';
import { addTo } from '../../kube/multimap.ts';
import type { Word } from '../objects/workload.ts';

/** Flags of a command line by name, without dashes, each with its values in order. A flag without a value has an empty text. */
export type Flags = ReadonlyMap<string, readonly Word[]>;

/**
 * Flags as kingpin reads them, which Thanos, Prometheus and Alertmanager use: `--name=value`, `--name value` and `--name`. A word after a
 * flag that begins with no dash is its value, because none of their commands takes other words.
 */
export function flagsOf(words: readonly Word[]): Flags {
  const out = new Map<string, Word[]>();
  words.forEach(({ text, field }, i) => {
    if (!text.startsWith('--')) return;
    const equals = text.indexOf('=');
    const name = equals < 0 ? text.slice(2) : text.slice(2, equals);
    const next = words[i + 1];
    const apart = next !== undefined && !next.text.startsWith('-') ? next.text : '';
    const value = { text: equals < 0 ? apart : text.slice(equals + 1), field };
    addTo(out, name, value);
  });
  return out;
}

/** Every value that a flag is given, in order. */
export function flagValues(flags: Flags, name: string): readonly Word[] {
  return flags.get(name) ?? [];
}

/** The value that counts when a flag is given more than once: the last. */
export function flag(flags: Flags, name: string): Word | undefined {
  return flags.get(name)?.at(-1);
}

/** Whether a switch is on: `--name`, `--name=true`; off by `--no-name` or `--name=false`. */
export function isOn(flags: Flags, name: string): boolean {
  const value = flag(flags, name);
  return value !== undefined && value.text !== 'false' && !flags.has(`no-${name}`);
}

/** Values of a repeatable flag that also takes lists with commas. */
export function listed(flags: Flags, name: string): readonly string[] {
  return flagValues(flags, name).flatMap(({ text }) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );
}

/** Milliseconds of a duration as Prometheus or Go writes it: `14d`, `1h30m`, `1.5h`, `90m0s`; `null` when it is none. */
export function durationMs(text: string): number | null {
  return parseDuration(text) ?? goDurationMs(text);
}

const goUnits: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};

function goDurationMs(text: string): number | null {
  if (!/^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/.test(text)) return null;
  let total = 0;
  for (const [, count, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g))
    total += Number(count) * (goUnits[unit ?? ''] ?? 0);
  return total;
}

/**
 * The age that a bound such as `-6w` of `--min-time` or `--max-time` means: durations are relative to now, negative ones past
 * (thanos@v0.42.4 pkg/model/timeduration.go). `null` for a fixed date, whose age changes.
 */
export function ageMs(text: string): number | null {
  const past = text.startsWith('-');
  const span = durationMs(past ? text.slice(1) : text);
  if (span === null) return null;
  return past ? span : -span;
}
