import { day } from '../kube/duration.ts';
import { type Figure, figure, total } from '../model/load/figure.ts';
import { constants } from '../model/load/formulas.ts';
import type { FleetLoad } from '../model/load/streams.ts';
import type { Model, ObjectStore } from '../model/model.ts';
import type { Part } from './parts.ts';

/** What a bucket takes in a day, by kind, and what it holds once the oldest data goes. */
export interface BucketPlan {
  readonly store: string;
  readonly bucket: string;
  readonly holds: 'metrics' | 'logs' | 'volumes';
  readonly perDay: Readonly<Record<string, Figure>>;
  readonly steady: Figure;
}

const daySeconds = day / 1000;

/** The buckets that the fleet writes. */
export function bucketsOf(
  model: Model,
  loads: FleetLoad,
  partsBy: ReadonlyMap<string, readonly Part[]>,
): readonly BucketPlan[] {
  return [metricsBucket(model, loads), ...logsBucket(model, loads), ...volumesBucket(model, partsBy)];
}

function metricsBucket({ metrics }: Model, { streams }: FleetLoad): BucketPlan {
  const samples = streams.map((stream) => stream.samples);
  const perDay = total('samples', samples).value * constants.blockBytes * daySeconds;
  const { keep, compactor, objectStore } = metrics;
  const days = (keep.raw + keep['5m'] + keep['1h'] + compactor.deleteDelay) / day;
  const downsampled = figure('bucket-downsampled', perDay, samples);
  return {
    ...place(objectStore, 'metrics'),
    perDay: { raw: figure('bucket-raw', perDay, samples), '5m': downsampled, '1h': downsampled },
    steady: figure('bucket-metrics', perDay * days, samples),
  };
}

function logsBucket({ logs, clusters }: Model, { of }: FleetLoad): readonly BucketPlan[] {
  if (logs === null) return [];
  const lines = clusters.flatMap(({ id }) => of.get(id)?.lines ?? []);
  const perDay = total('log-lines', lines).value * constants.indexBytes * daySeconds;
  const days = (logs.keep.search + logs.keep.archive + day) / day;
  return [
    {
      ...place(logs.objectStore, 'logs'),
      perDay: { snapshots: figure('bucket-logs', perDay, lines) },
      steady: figure('bucket-logs-kept', perDay * days, lines),
    },
  ];
}

function volumesBucket({ volumes }: Model, partsBy: ReadonlyMap<string, readonly Part[]>): readonly BucketPlan[] {
  const { backup } = volumes;
  if (backup === null || volumes.provider !== 'longhorn') return [];
  let bytes = 0;
  const from: Pick<Figure, 'estimated'>[] = [];
  const { servedBy, provider } = backup.objectStore;
  for (const [cluster, parts] of partsBy) {
    for (const { component, volume, pods, demand } of parts) {
      // A store that held the backups of its own volume would hold itself, without end.
      if (servedBy?.cluster === cluster && component === provider) continue;
      // Where no law is known a volume may be full.
      bytes += Math.min(volume, demand.disk?.value ?? volume) * pods;
      if (volume > 0 && demand.disk !== null) from.push(demand.disk);
    }
  }
  return [
    {
      ...place(backup.objectStore, 'volumes'),
      perDay: {},
      steady: figure('bucket-volumes', bytes * backup.keep, from),
    },
  ];
}

function place(store: ObjectStore, holds: BucketPlan['holds']): Pick<BucketPlan, 'store' | 'bucket' | 'holds'> {
  return { store: store.name, bucket: store.buckets[holds], holds };
}
