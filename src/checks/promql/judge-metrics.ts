import { nearest } from '../../kube/nearest.ts';
import { unknownMetric } from '../../model/facts/metric-names.ts';

/** A metric that no engine has. */
export interface NoMetric {
  readonly name: string;
  readonly engine: string;
  /** The one that was meant most likely; `null` when none is near. */
  readonly meant: string | null;
}

const known = new Map<string, NoMetric | null>();

/**
 * What is wrong with the name of a metric; `null` for one that exists, that a rule records, or whose prefix is of no known engine. Where only a
 * part of an engine's names is known, a name is judged only when it is nearly one of them.
 */
export function judgeMetric(name: string, recorded: ReadonlySet<string>): NoMetric | null {
  // Recorded names have colons by convention, and come from charts too.
  if (name.includes(':') || recorded.has(name)) return null;
  const found = known.get(name);
  if (found !== undefined) return found;
  const verdict = judge(name);
  known.set(name, verdict);
  return verdict;
}

function judge(name: string): NoMetric | null {
  const unknown = unknownMetric(name);
  if (unknown === null) return null;
  const close = nearest(name, unknown.names);
  if (!unknown.whole && close === null) return null;
  return { name, engine: unknown.engine, meant: close ?? sharingWords(name, unknown.names) };
}

/** The name that has most words in common, and at least half of all: `x_write_timeseries` for `x_write_timeseries_total`. */
function sharingWords(name: string, names: readonly string[]): string | null {
  const words = new Set(name.split('_'));
  let best: string | null = null;
  let most = 0.5;
  for (const candidate of names) {
    const other = new Set(candidate.split('_'));
    const common = [...other].filter((word) => words.has(word)).length;
    const share = common / (words.size + other.size - common);
    if (share <= most) continue;
    best = candidate;
    most = share;
  }
  return best;
}
