import { type Figure, figure, total } from '../model/load/figure.ts';
import { constants } from '../model/load/formulas.ts';
import type { FleetLoad } from '../model/load/streams.ts';
import type { Cluster, Model, ObjectStore } from '../model/model.ts';

/** Bytes in a second that one cluster sends to another, or to an object store outside. Answers to queries come beside them: they depend on who asks. */
export interface LinkPlan {
  readonly from: string;
  readonly to: string;
  readonly what: 'blocks' | 'remote write' | 'scrapes' | 'log records' | 'snapshots';
  readonly rate: Figure;
}

/** What goes between clusters, and to object stores, on average. */
export function linksOf(model: Model, loads: FleetLoad): readonly LinkPlan[] {
  const { hub, metrics, logs } = model;
  const perCluster = model.clusters.flatMap((cluster) => [
    ...writes(model, loads, cluster),
    ...logLinks(model, loads, cluster),
  ]);
  const uploads = [...Map.groupBy(loads.streams, ({ from }) => from)].map(([from, streams]): LinkPlan => {
    const samples = total(
      'samples',
      streams.map((stream) => stream.samples),
    );
    const rate = figure('block-upload', samples.value * constants.blockBytes, [samples]);
    return { from, to: targetOf(metrics.objectStore), what: 'blocks', rate };
  });
  const snapshots = logs === null ? [] : snapshotLinks(model, loads, logs.objectStore);
  return [...uploads, ...perCluster, ...snapshots].filter(
    ({ from, to, rate }) => from !== to && rate.value > 0 && !(from === hub.id && to === hub.id),
  );
}

function writes({ hub }: Model, { of }: FleetLoad, { id, metrics }: Cluster): readonly LinkPlan[] {
  const load = of.get(id);
  if (load === undefined || (metrics.mode !== 'agent' && metrics.mode !== 'scrape')) return [];
  const replicas = metrics.mode === 'agent' ? metrics.replicas : scrapers(hub);
  const bytes = load.samples.value * replicas * constants.wireBytes;
  return metrics.mode === 'agent'
    ? [{ from: id, to: hub.id, what: 'remote write', rate: figure('remote-write-wire', bytes, [load.samples]) }]
    : [{ from: id, to: hub.id, what: 'scrapes', rate: figure('scrape-wire', bytes, [load.samples]) }];
}

function scrapers({ metrics }: Cluster): number {
  return metrics.mode === 'sidecar' || metrics.mode === 'agent' ? metrics.replicas : 1;
}

function logLinks({ hub }: Model, { of }: FleetLoad, { id, logs }: Cluster): readonly LinkPlan[] {
  const lines = of.get(id)?.lines;
  if (lines === undefined || logs.mode !== 'forward') return [];
  return [
    {
      from: id,
      to: hub.id,
      what: 'log records',
      rate: figure('log-wire', lines.value * constants.recordBytes, [lines]),
    },
  ];
}

function snapshotLinks(model: Model, loads: FleetLoad, store: ObjectStore): readonly LinkPlan[] {
  return model.clusters.flatMap(({ id, logs }): readonly LinkPlan[] => {
    const own = loads.of.get(id)?.lines;
    if (logs.mode !== 'local' || own === undefined) return [];
    const lines = id === model.hub.id ? total('log-lines', [own, loads.forwarded]) : own;
    const rate = figure('snapshot-upload', lines.value * constants.indexBytes, [lines]);
    return [{ from: id, to: targetOf(store), what: 'snapshots', rate }];
  });
}

/** The cluster that serves a store, or the store itself. */
function targetOf({ name, servedBy }: ObjectStore): string {
  return servedBy?.cluster ?? `object store ${name}`;
}
