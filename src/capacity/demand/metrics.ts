import { parseQuantity } from '../../kube/quantity.ts';
import { type Figure, figure } from '../../model/load/figure.ts';
import { constants } from '../../model/load/formulas.ts';
import { agentMemory, blocksOfShard, ingesterMemory, serverMemory, storeMemory } from '../../model/load/memory-laws.ts';
import type { Stream } from '../../model/load/streams.ts';
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
    ...serverMemory(series),
    disk: figure('prometheus-disk', tsdbBytes(samples.value, retentionMs, cap ?? Number.POSITIVE_INFINITY), [samples]),
    samples,
  };
}

/** A Prometheus Agent that truncates its log every `truncationMs`. */
export function agentDemand({ series, samples }: Intake, truncationMs: number): Demand {
  return {
    cpu: figure('prometheus-cpu', samples.value / constants.samplesPerCore, [samples]),
    ...agentMemory(series),
    disk: figure('agent-disk', 1.5 * seconds(truncationMs) * samples.value * logBytes, [samples]),
    samples,
  };
}

/** One ingester of several, which share `copies` of what is written. */
export function ingesterDemand(written: Intake, copies: number, ingesters: number, retentionMs: number): Demand {
  const samples = (written.samples.value * copies) / ingesters;
  const from = [written.series];
  return {
    cpu: figure('receive-cpu', samples / constants.samplesPerCoreAll, from),
    ...ingesterMemory(written.series, copies, ingesters),
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
  const from = streams.map(({ samples }) => samples);
  return {
    ...unknownDemand,
    ...storeMemory(streams, keep, shards),
    disk: figure('store-disk', blocksOfShard(streams, keep, shards) * constants.blockHeaderBytes, from),
  };
}

/** Bytes of blocks as long as they are kept and of the head, and of the write-ahead log of the head. */
function tsdbBytes(samples: number, retentionMs: number, cap: number): number {
  const blocks = Math.min(cap, seconds(retentionMs + headMs) * samples * volumeBytes);
  return blocks + seconds(headMs) * samples * logBytes;
}

function seconds(ms: number): number {
  return ms / 1000;
}
