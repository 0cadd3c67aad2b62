import { hour } from '../../kube/duration.ts';
import { listAt, stringAt } from '../../kube/read.ts';
import type { SampleAgeLimits } from '../metric-nodes.ts';
import { durationMs } from './flags.ts';

/** How often an agent truncates its write-ahead log where nothing says so (prometheus@v3.14.0 tsdb/agent/db.go DefaultTruncateFrequency). */
const defaultTruncation = 2 * hour;

/** Milliseconds of `--storage.agent.wal-truncate-frequency`; the agent's own where it is not set or is no duration. */
export function walTruncation(text: string | undefined): number {
  const ms = durationMs(text ?? '') ?? 0;
  return ms > 0 ? ms : defaultTruncation;
}

/**
 * The age limits of samples that wait in remote write, by the field of each entry. Without one, samples wait as long as the write-ahead log has
 * them (prometheus@v3.14.0 config/config.go QueueConfig.SampleAgeLimit). `path` leads from the entry to the limit, `field` from the object to it.
 */
export function sampleAgeLimits(
  entries: unknown,
  path: readonly string[],
  field: (index: number) => string,
): SampleAgeLimits {
  return Object.fromEntries(
    listAt(entries).flatMap((entry, i) => {
      const ms = durationMs(stringAt(entry, ...path) ?? '') ?? 0;
      return ms > 0 ? [[field(i), ms]] : [];
    }),
  );
}
