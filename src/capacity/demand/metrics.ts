import { parseQuantity } from '../../kube/quantity.ts';
import { type Figure, figure } from '../figure.ts';
import { constants } from '../formulas.ts';
import type { Stream } from '../streams.ts';
import { type Demand, unknownDemand } from './demand.ts';

type Intake = Pick<Stream, 'series' | 'samples'>;

const { volumeBytes, logBytes, headMs } = constants;

/** A Prometheus server with blocks of `retentionMs`, which a size in Prometheus' spelling may cut short. */
export function prometheusDemand(intake: Intake, retentionMs: number, largest: string | null): Demand {
  const { series, samples } = intake;
  const cap = largest === null ? null : parseQuantity(largest.replace(/B$/, ''));
  return {
    ...unknownDemand,
    cpu: figure('prometheus-cpu', samples.value / constants.samplesPerCore, [samples]),
    memory: figure('prometheus-memory', series.value * constants.seriesBytes, [series]),
    memoryMost: figure('prometheus-memory-most', series.value * constants.seriesBytesMost, [series]),
    disk: figure('prometheus-disk', tsdbBytes(samples.value, retentionMs, cap ?? Number.POSITIVE_INFINITY), [samples]),
    samples,
  };
}

/** A Prometheus Agent that truncates its log every `truncationMs`. */
export function agentDemand({ series, samples }: Intake, truncationMs: number): Demand {
  const share = constants.remoteWriteShare * constants.agentShare;
  return {
    cpu: figure('prometheus-cpu', samples.value / constants.samplesPerCore, [samples]),
    memory: figure('agent-memory', series.value * constants.seriesBytes * share, [series]),
    memoryMost: figure('agent-memory-most', series.value * constants.seriesBytesMost * share, [series]),
    disk: figure('agent-disk', 1.5 * seconds(truncationMs) * samples.value * logBytes, [samples]),
    samples,
  };
}

/** One ingester of several, which share `copies` of what is written. */
export function ingesterDemand(written: Intake, copies: number, ingesters: number, retentionMs: number): Demand {
  const part = copies / ingesters;
  const [series, samples] = [written.series.value * part, written.samples.value * part];
  const from = [written.series];
  return {
    cpu: figure('receive-cpu', samples / constants.samplesPerCoreAll, from),
    memory: figure('receive-memory', series * constants.seriesBytes, from),
    memoryMost: figure('receive-memory-most', series * constants.seriesBytesMost, from),
    disk: figure('receive-disk', tsdbBytes(samples, retentionMs, Number.POSITIVE_INFINITY), from),
    samples: figure('samples', samples, from),
  };
}

/** One router of several. */
export function routerDemand({ samples }: Intake, routers: number): Demand {
  const own = samples.value / routers;
  return {
    ...unknownDemand,
    cpu: figure('router-cpu', own / constants.samplesPerCoreAll, [samples]),
    samples: figure('samples', own, [samples]),
  };
}

/** The compactor, by the largest of the streams; `rawMs` is how long raw blocks are kept. */
export function compactorDemand(streams: readonly Stream[], rawMs: number): Demand {
  const largest = streams.reduce<Figure | null>(
    (most, { samples }) => (most === null || samples.value > most.value ? samples : most),
    null,
  );
  if (largest === null) return unknownDemand;
  const span = seconds(Math.min(rawMs, constants.compactorStream));
  const bytes = constants.compactorCopies * span * largest.value * constants.blockBytes;
  return { ...unknownDemand, disk: figure('compactor-disk', bytes, [largest]) };
}

/** One of several shards of the store gateway. */
export function storeDemand(
  streams: readonly Stream[],
  keep: Readonly<Record<'raw' | '5m' | '1h', number>>,
  shards: number,
): Demand {
  const blocks = (streams.length * blocksOfStream(keep)) / shards;
  const from = streams.map(({ samples }) => samples);
  return {
    ...unknownDemand,
    memory: figure('store-memory', blocks * constants.blockMemory, from),
    disk: figure('store-disk', blocks * constants.blockHeaderBytes, from),
  };
}

/**
 * Blocks of a stream: of two weeks each, for each resolution, and raw ones that are not that old: at most 4 of 2h, 6 of 8h and 7 of two days
 * (thanos docs, compact: ranges 2h, 8h, 2d, 14d).
 */
function blocksOfStream(keep: Readonly<Record<'raw' | '5m' | '1h', number>>): number {
  const whole = Object.values(keep).reduce((sum, ms) => sum + Math.ceil(ms / constants.compactorStream), 0);
  return whole + 17;
}

/** Bytes of blocks as long as they are kept and of the head, and of the write-ahead log of the head. */
function tsdbBytes(samples: number, retentionMs: number, cap: number): number {
  const blocks = Math.min(cap, seconds(retentionMs + headMs) * samples * volumeBytes);
  return blocks + seconds(headMs) * samples * logBytes;
}

function seconds(ms: number): number {
  return ms / 1000;
}
