import { namespaces } from '../../model/addresses.ts';
import { archive } from '../../model/logs/names.ts';
import { drawnPlaces } from '../architecture/overview.ts';
import type { Book, Place } from '../book.ts';
import { applied, askLogs, directory, kubectl } from '../commands.ts';
import { hasLogStore } from '../deploy/deploy.ts';
import { either, namsan, only } from '../namsan.ts';
import { type Block, chapter, commands, section, text } from '../page.ts';
import { words } from './words.ts';

const local = 'https://localhost:9200';

/** How lines come back from the archive, in each cluster with an OpenSearch. */
export function logRestore(book: Book): readonly Block[] {
  const { model } = book;
  const { shown } = drawnPlaces(book);
  const stores = book.places.filter((place) => hasLogStore(place) && shown.has(place.id));
  if (model.logs === null || stores.length === 0) return [];
  const { index } = model.logs;
  return [
    chapter('opensearch', words.opensearch),
    text(words.opensearchText),
    ...stores.flatMap((place) => [
      section(`opensearch-of-${place.id}`, words.opensearchOf(place.id)),
      ...restored(place, model.tls.ca, index),
    ]),
    text(words.opensearchAll),
    ...setUpAgain(book, stores),
  ];
}

/** The name is typed on a block of its own: pasted together, the next line would be taken for it. */
function restored(place: Place, ca: string, index: string): readonly Block[] {
  const body = `{"indices":"${index}-*","include_global_state":false,"rename_pattern":"(.+)","rename_replacement":"restored-$1"}`;
  const repository = `_snapshot/${archive.repository}`;
  return [
    commands(...askLogs(place, ca, [`'${local}/_cat/snapshots/${archive.repository}?v&s=end_epoch'`])),
    text(words.chosen),
    commands('read -r snapshot'),
    text(words.restore),
    commands(
      ...askLogs(place, ca, [
        `-X POST -H 'Content-Type: application/json' -d '${body}' "${local}/${repository}/$snapshot/_restore"`,
        `'${local}/_cat/recovery/restored-*?v&active_only=true'`,
      ]),
    ),
  ];
}

/** The Job of the settings of indices is deleted and applied again. */
function setUpAgain(book: Book, stores: readonly Place[]): readonly Block[] {
  const component = 'opensearch-indices';
  const made = stores.flatMap((place) => {
    const path = directory(place, component);
    return path === null ? [] : [{ place, path }];
  });
  const jobs = made.flatMap(({ place }) =>
    place.workloads
      .filter((workload) => workload.component === component)
      .flatMap(({ objects }) => objects.filter(({ kind }) => kind === 'Job'))
      .map(({ metadata }) => kubectl(place, namespaces.logging, `delete job ${metadata.name} --ignore-not-found`)),
  );
  const again = made.map(({ place, path }) => applied(book, place, path));
  return book.model.delivery.via === 'apply'
    ? [
        commands(...jobs),
        ...either([namsan('apply', ...made.map(({ place }) => only(place)), `--component ${component}`)], again),
      ]
    : [commands(...jobs, ...again)];
}
