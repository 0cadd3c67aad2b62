import { formatDuration, hour } from '../../kube/duration.ts';
import type { Json } from '../../kube/objects.ts';
import type { Model } from '../../model/model.ts';

/** One part of the blocks, served by its own StatefulSet. */
export interface Shard {
  /** Name of its StatefulSet, after the component's: `''` where there is one shard only. */
  readonly suffix: string;
  readonly flags: readonly string[];
  /** Selection by hash, as the content of `--selector.relabel-config-file`; `null` where all blocks are taken. */
  readonly relabel: Json | null;
}

/**
 * Windows of neighbouring time shards overlap by one block range: a shard takes up what slides into its window at its next
 * sync only, 15 minutes later (thanos@v0.42.4 cmd/thanos/store.go --sync-block-duration).
 */
const overlap = 2 * hour;

/** The shards of the store gateway: every block is in at least one, whatever its age. */
export function shardsOf(model: Model): readonly Shard[] {
  const { shards, shardBy } = model.metrics.store;
  if (shards === 1) return [{ suffix: '', flags: [], relabel: null }];
  const boundaries = shardBy === 'time' ? timeBoundaries(model, shards) : [];
  return Array.from({ length: shards }, (_, index) => {
    const suffix = `-shard-${index}`;
    return shardBy === 'hash'
      ? { suffix, flags: [], relabel: hashShard(index, shards) }
      : { suffix, flags: timeFlags(boundaries[index - 1] ?? null, boundaries[index] ?? null), relabel: null };
  });
}

function hashShard(index: number, total: number): Json {
  return [
    { action: 'hashmod', source_labels: ['__block_id'], target_label: 'shard', modulus: total },
    { action: 'keep', source_labels: ['shard'], regex: String(index) },
  ];
}

/** The window between two ages in milliseconds, the younger one first; the youngest and the oldest shard are open at their end. */
function timeFlags(youngest: number | null, oldest: number | null): readonly string[] {
  return [
    ...(oldest === null ? [] : [`--min-time=-${formatDuration(oldest)}`]),
    ...(youngest === null ? [] : [`--max-time=-${formatDuration(youngest - overlap)}`]),
  ];
}

/**
 * Ages at which the blocks are divided so that each shard has about as much: every resolution kept costs about the same per day, so young ages, of which
 * three are kept, weigh three times the oldest. Whole hours.
 */
function timeBoundaries(model: Model, shards: number): readonly number[] {
  const kept = Object.values(model.metrics.keep);
  const share = kept.reduce((sum, age) => sum + age, 0) / shards;
  return Array.from({ length: shards - 1 }, (_, i) => Math.round(ageOfVolume(kept, share * (i + 1)) / hour) * hour);
}

/** The age up to which the blocks have the given volume, in milliseconds of one resolution. */
function ageOfVolume(kept: readonly number[], volume: number): number {
  let rest = volume;
  let from = 0;
  const ends = [...kept].sort((a, b) => a - b);
  for (const [i, end] of ends.entries()) {
    const weight = ends.length - i;
    if (rest <= (end - from) * weight) return from + rest / weight;
    rest -= (end - from) * weight;
    from = end;
  }
  return from;
}
