import { directoryOf } from '../../manifests/layout.ts';
import { namespaces, services } from '../../model/addresses.ts';
import { drawnPlaces } from '../architecture/overview.ts';
import type { Book, Place } from '../book.ts';
import { has } from '../book.ts';
import { ask, askLogs, kubectl, queried, script } from '../commands.ts';
import { linkTo, pages } from '../links.ts';
import { delivering, either, namsan, without } from '../namsan.ts';
import { type Block, both, chapter, commands, type Page, section, table, text, title } from '../page.ts';
import { expectedMinutes } from './duration.ts';
import { preparation } from './preparation.ts';
import { waveChecks } from './wave-checks.ts';
import { words } from './words.ts';

/** The page of the installation: preparation, the waves with their checks and expected durations, the verification. */
export function deploy(book: Book): Page {
  return {
    path: pages.deploy.path,
    blocks: [
      title(pages.deploy.title),
      text(words.intro),
      text(words.basis),
      ...(book.places.some(hasLogStore) ? [text(words.basisLogs)] : []),
      ...preparation(book),
      ...delivery(book),
      ...waves(book),
      ...verification(book),
    ],
  };
}

function delivery(book: Book): readonly Block[] {
  const { model, hub } = book;
  const apply = script(book, 'apply.sh');
  const register = script(book, 'register.sh');
  if (model.delivery.via === 'apply')
    return [
      chapter('installation', words.deliver),
      text(words.deliverApply),
      ...either([namsan('apply')], apply === null ? [] : [apply]),
      text(words.waves),
    ];
  const { repo, branch } = model.delivery;
  return [
    chapter('installation', words.deliver),
    text(words.deliverArgo(repo, branch)),
    ...either(
      delivering(book),
      [script(book, 'argocd.sh'), register].filter((line) => line !== null),
    ),
    text(words.progress),
    ...either([namsan('status', '--watch')], [kubectl(hub, namespaces.argocd, 'get applications.argoproj.io')]),
    text(words.waves),
  ];
}

function waves(book: Book): readonly Block[] {
  const { shown, left } = drawnPlaces(book);
  const all = book.places.flatMap((place) => place.workloads.map((installed) => ({ place, installed })));
  const byWave = [...Map.groupBy(all, ({ installed }) => installed.wave)].toSorted(([a], [b]) => a - b);
  return byWave.flatMap(([wave, members]) => {
    const name = words.waveNames[wave];
    const number = words.wave(wave);
    const heading = both(`${number.ko}: ${name.ko}`, `${number.en}: ${name.en}`);
    const checks = members
      .filter(({ place }) => shown.has(place.id))
      .flatMap(({ place, installed }) => waveChecks(place, installed));
    return [
      chapter(`wave-${wave}`, heading),
      table(
        words.waveHead,
        members.map(({ place, installed }) => [
          `\`${place.id}\``,
          `\`${directoryOf(installed)}\``,
          words.parts(
            installed.objects.length,
            installed.charts.map(({ name: chart, version }) => `${chart} ${version}`).join(', '),
          ),
          words.minutes(expectedMinutes(place, installed)),
        ]),
      ),
      ...(checks.length === 0 ? [] : [text(words.check), commands(...new Set(checks))]),
      ...(left > 0 && checks.length > 0 ? [text(words.likewise(left))] : []),
    ];
  });
}

/** Whether a cluster has an OpenSearch of its own. */
export function hasLogStore(place: Place): boolean {
  return has(place, 'opensearch') || has(place, 'opensearch-single');
}

function verification(book: Book): readonly Block[] {
  const { hub, model, places } = book;
  const { query, store } = services;
  const { shown } = drawnPlaces(book);
  const { logs } = model;
  const start = linkTo('start', 'first-look');
  return [
    chapter('verification', words.verify),
    text(words.verifyText),
    commands(namsan('verify', '--wait 15m'), namsan('canary')),
    without,
    text(words.verifyMetrics),
    commands(...queried(hub, query.name, query.http, 'count by (cluster) (up == 1)')),
    text(words.verifyStores),
    commands(...ask(hub, namespaces.monitoring, query.name, query.http, '/api/v1/stores')),
    text(words.verifyStore),
    commands(...ask(hub, namespaces.monitoring, store.name, store.http, '/api/v1/blocks')),
    ...(logs === null
      ? []
      : places
          .filter((place) => hasLogStore(place) && shown.has(place.id))
          .flatMap((place) => [
            section(`logs-of-${place.id}`, both(`\`${place.id}\`의 로그`, `Logs in \`${place.id}\``)),
            text(words.verifyLogs(place.id)),
            commands(
              ...askLogs(place, model.tls.ca, [`'https://localhost:9200/_cat/indices/${logs.index}-*?v&s=index'`]),
            ),
          ])),
    text(both(`${words.more.ko}${start.ko}`, `${words.more.en}${start.en}`)),
  ];
}
