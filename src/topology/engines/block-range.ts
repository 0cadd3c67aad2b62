import { hour } from '../../kube/duration.ts';
import { at, listAt, stringAt } from '../../kube/read.ts';
import { duration } from './flag-readers.ts';
import { durationMs } from './flags.ts';
import type { Reading } from './reading.ts';

/** The length of blocks, in milliseconds, of an engine that is told no other (prometheus@v3.14.0 tsdb/db.go DefaultBlockDuration; thanos@v0.42.4 cmd/thanos/receive.go, rule.go). */
export const usualBlockRange: number = 2 * hour;

/** The flags that say how long the blocks are that are cut from the head (prometheus@v3.14.0 cmd/prometheus/main.go; thanos@v0.42.4 pkg/receive/multitsdb.go startPeriodicHeadCompaction, cmd/thanos/rule.go). */
const flagsOf = {
  prometheus: 'storage.tsdb.min-block-duration',
  receive: 'tsdb.max-block-duration',
  rule: 'tsdb.block-duration',
} as const;

/** The length of the blocks that an engine cuts from its head, in milliseconds, from its flags. */
export function blockRange(reading: Reading, engine: keyof typeof flagsOf): number {
  return positive(duration(reading, flagsOf[engine], usualBlockRange));
}

/**
 * The same of the operator's Prometheus. It sets the length only where it turns local compaction off, which it does beside a sidecar that
 * uploads; otherwise an argument that is added counts (prometheus-operator@v0.93.1 pkg/prometheus/server/statefulset.go compactionDisabled).
 */
export function operatedBlockRange({ workload }: Reading): number {
  const spec = at(workload.resource, 'spec');
  const thanos = at(spec, 'thanos');
  const uploads = ['objectStorageConfig', 'objectStorageConfigFile'].some((key) => at(thanos, key) !== undefined);
  const added = listAt(spec, 'additionalArgs').findLast((arg) => stringAt(arg, 'name') === flagsOf.prometheus);
  const isSet = at(spec, 'disableCompaction') === true || uploads;
  const text = isSet ? stringAt(thanos, 'blockSize') : stringAt(added, 'value');
  return positive(durationMs(text ?? '') ?? usualBlockRange);
}

function positive(ms: number): number {
  return ms > 0 ? ms : usualBlockRange;
}
