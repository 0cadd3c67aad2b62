import { bytes } from '../../capacity/amounts.ts';
import { formatDuration } from '../../kube/duration.ts';
import { parseQuantity } from '../../kube/quantity.ts';
import { stringAt } from '../../kube/read.ts';
import { services } from '../../model/addresses.ts';
import type { Book } from '../book.ts';
import { applied, directory, kubectl } from '../commands.ts';
import { either, namsan, only } from '../namsan.ts';
import { type Block, type Cell, chapter, commands, section, table, text } from '../page.ts';
import { words } from './words.ts';

/** How the fleet grows: fields with their present values, and volumes. */
export function scaling(book: Book): readonly Block[] {
  const { model, places } = book;
  const { query, store, receive } = model.metrics;
  const rows: (readonly Cell[])[] = [
    ['`metrics.query.replicas`', String(query.replicas), words.scaleRows.query],
    ['`metrics.store.replicas`', String(store.replicas), words.scaleRows.storeReplicas],
    ['`metrics.store.shards`', String(store.shards), words.scaleRows.storeShards],
  ];
  if (receive !== null) rows.push(['`metrics.receive.replicas`', String(receive.replicas), words.scaleRows.receive]);
  for (const { id, cluster } of places) {
    const { metrics, logs } = cluster;
    if (metrics.mode === 'sidecar')
      rows.push(['`clusters.metrics.keepLocal`', formatDuration(metrics.keepLocal), words.scaleRows.keepLocal(id)]);
    if (logs.mode === 'local' && logs.managers > 0)
      rows.push(['`clusters.logs.store.data`', String(logs.data), words.scaleRows.data(id)]);
  }
  if (model.logs !== null && places.some(({ cluster }) => cluster.logs.mode === 'local'))
    rows.push(['`logs.volume`', model.logs.volume, words.scaleRows.logVolume]);
  return [chapter('scale', words.scale), text(words.scaleText), table(words.scaleHead, rows), ...largerVolume(book)];
}

function largerVolume(book: Book): readonly Block[] {
  const { hub, model } = book;
  const { name } = services.store;
  const found = hub.index.workloads.filter(({ object }) => object === `StatefulSet monitoring/${name}`)[0];
  const set = hub.index.named('StatefulSet', 'monitoring', name);
  const claim = stringAt(set, 'spec', 'volumeClaimTemplates', 0, 'metadata', 'name');
  const size = parseQuantity(
    stringAt(set, 'spec', 'volumeClaimTemplates', 0, 'spec', 'resources', 'requests', 'storage') ?? '',
  );
  const path = directory(hub, name);
  if (found === undefined || claim === undefined || size === null || path === null) return [];
  const larger = `{"spec":{"resources":{"requests":{"storage":"${bytes(size * 2)}"}}}}`;
  return [
    section('larger-volume', words.volume),
    text(words.volumeText),
    commands(
      ...Array.from({ length: found.replicas }, (_, i) =>
        kubectl(
          hub,
          'monitoring',
          `patch persistentvolumeclaim ${claim}-${name}-${i} --type merge --patch '${larger}'`,
        ),
      ),
      kubectl(hub, 'monitoring', `delete statefulset ${name} --cascade=orphan`),
    ),
    ...(model.delivery.via === 'apply'
      ? either([namsan('apply', only(hub), `--component ${name}`)], [applied(book, hub, path)])
      : [commands(applied(book, hub, path))]),
  ];
}
