import type { Metrics } from '../model.ts';
import { type Figure, figure } from './figure.ts';
import { constants } from './formulas.ts';
import type { FleetLoad, Stream } from './streams.ts';

/** Bytes that a process works with, and those that it may take with queries, churn and restarts; `null` where nothing is published on the latter. */
export interface MemoryNeed {
  readonly memory: Figure;
  readonly memoryMost: Figure | null;
}

const { seriesBytes, seriesBytesMost, remoteWriteShare, agentShare } = constants;

/** A Prometheus server with so many series. */
export function serverMemory(series: Figure): MemoryNeed {
  return {
    memory: figure('prometheus-memory', series.value * seriesBytes, [series]),
    memoryMost: figure('prometheus-memory-most', series.value * seriesBytesMost, [series]),
  };
}

/** A Prometheus Agent with so many series. */
export function agentMemory(series: Figure): MemoryNeed {
  const share = remoteWriteShare * agentShare;
  return {
    memory: figure('agent-memory', series.value * seriesBytes * share, [series]),
    memoryMost: figure('agent-memory-most', series.value * seriesBytesMost * share, [series]),
  };
}

/** One ingester of several, which share `copies` of the series that are written. */
export function ingesterMemory(written: Figure, copies: number, ingesters: number): MemoryNeed {
  const series = (written.value * copies) / ingesters;
  return {
    memory: figure('receive-memory', series * seriesBytes, [written]),
    memoryMost: figure('receive-memory-most', series * seriesBytesMost, [written]),
  };
}

/** One of several shards of the store gateway. */
export function storeMemory(streams: FleetLoad['streams'], keep: Metrics['keep'], shards: number): MemoryNeed {
  const bytes = blocksOfShard(streams, keep, shards) * constants.blockMemory;
  const from = streams.map(({ samples }) => samples);
  return { memory: figure('store-memory', bytes, from), memoryMost: null };
}

/**
 * Blocks of one of several shards. A stream has one of two weeks each, for each resolution, and raw ones that are not that old: at most 4 of 2h, 6 of 8h and 7 of two
 * days (thanos docs, compact: ranges 2h, 8h, 2d, 14d).
 */
export function blocksOfShard(streams: readonly Stream[], keep: Metrics['keep'], shards: number): number {
  const whole = Object.values(keep).reduce((sum, ms) => sum + Math.ceil(ms / constants.compactorStream), 0);
  return (streams.length * (whole + 17)) / shards;
}
