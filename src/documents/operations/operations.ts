import { namespaces, services } from '../../model/addresses.ts';
import { type Book, has, hasChart } from '../book.ts';
import { applied, askLogs, compared, directory, kubectl, queried, script } from '../commands.ts';
import { hasLogStore } from '../deploy/deploy.ts';
import { linkTo, pages } from '../links.ts';
import { namsan, only, prepared, without } from '../namsan.ts';
import { type Block, chapter, commands, list, type Page, steps, text, title } from '../page.ts';
import { delivered, sent } from './delivered.ts';
import { scaling } from './scaling.ts';
import { secretsAndCertificates } from './secrets.ts';
import { words } from './words.ts';

/** The page of daily work: changes, new clusters, upgrades, roll-backs, growth, Secrets and certificates. */
export function operations(book: Book): Page {
  return {
    path: pages.operations.path,
    blocks: [
      title(pages.operations.title),
      text(words.intro),
      ...change(book),
      ...addition(book),
      ...removal(book),
      ...upgrade(book),
      ...rollBack(book),
      ...scaling(book),
      ...secretsAndCertificates(book),
      ...routine(book),
    ],
  };
}

const write = namsan('render', '--out .');
const arrived = namsan('verify', '--wait 15m');

/** What changes in the tree, and where namsan applies it, in the clusters. */
function differences({ model }: Book): readonly string[] {
  return [namsan('render', '--out .', '--diff'), ...(model.delivery.via === 'apply' ? [namsan('diff')] : [])];
}

/** What a change of the fleet file does, before anything is written. */
function look(book: Book): readonly string[] {
  return [namsan('check'), 'namsan impact HEAD:fleet.yaml fleet.yaml', ...differences(book)];
}

function change(book: Book): readonly Block[] {
  const { hub } = book;
  const { name } = services.query;
  const path = directory(hub, name);
  const isApplied = book.model.delivery.via === 'apply';
  const { edit, tree, clusters, deliver } = words.changeSteps;
  const all = script(book, 'apply.sh');
  return [
    chapter('change', words.change),
    steps([edit, tree, ...(isApplied ? [clusters] : []), deliver]),
    commands(...look(book), write, ...delivered(book, 'Change a setting'), arrived),
    ...(all === null ? [] : [without, commands(all)]),
    ...(path === null
      ? []
      : [
          text(words.one),
          ...(isApplied
            ? [commands(...['diff', 'apply'].map((verb) => namsan(verb, only(hub), `--component ${name}`))), without]
            : []),
          commands(compared(book, hub, path), applied(book, hub, path)),
        ]),
  ];
}

/** An address of a range that is kept for documents (RFC 5737), so that the example meets no machine. */
const exampleAddress = '192.0.2.10';

function addition(book: Book): readonly Block[] {
  const like = book.places.findLast(({ cluster }) => cluster.role === 'edge' && cluster.metrics.mode !== 'none');
  if (like === undefined) return [];
  const { expose } = like.cluster;
  const id = `${like.id}-new`;
  const ways =
    'domain' in expose
      ? ` --domain ${expose.domain.replace(/^[^.]+/, id)}`
      : 'addresses' in expose
        ? ' --addresses 192.0.2.20-192.0.2.24'
        : '';
  const deploy = linkTo('deploy', 'access');
  const added = `--cluster ${id}`;
  return [
    chapter('add-cluster', words.add),
    text(words.addText(like.id)),
    commands(
      namsan('add-cluster', `--id ${id} --like ${like.id} --node ${id}-1=${exampleAddress}${ways}`, '--dry-run'),
    ),
    text(words.addNext),
    commands(
      ...look(book),
      write,
      namsan('preflight', added),
      prepared(),
      ...delivered(book, 'Add a cluster'),
      arrived,
    ),
    text(words.addWithout(deploy.ko, deploy.en)),
  ];
}

function removal(book: Book): readonly Block[] {
  if (book.places.every(({ cluster }) => cluster.role !== 'edge')) return [];
  return [
    chapter('remove-cluster', words.remove),
    text(words.removeText[book.model.delivery.via]),
    commands(...look(book), write, ...delivered(book, 'Remove a cluster', '--prune'), arrived),
  ];
}

function upgrade(book: Book): readonly Block[] {
  const { hub, places } = book;
  const stored = places.filter((place) => hasChart(place, 'longhorn'));
  return [
    chapter('upgrade', words.upgrade),
    text(words.upgradeText),
    commands('namsan upgrade --from .', namsan('status')),
    ...(stored.length === 0
      ? []
      : [
          text(words.upgradeLonghorn),
          commands(...stored.map((place) => kubectl(place, namespaces.longhorn, 'get volumes.longhorn.io'))),
        ]),
    text(words.upgradeDiff),
    commands(
      namsan('check'),
      ...differences(book),
      write,
      'namsan impact HEAD:./ .',
      ...delivered(book, 'Upgrade the fleet'),
      arrived,
    ),
    chapter('crds', words.crds),
    text(words.crdsText),
    commands(
      kubectl(
        hub,
        null,
        "get customresourcedefinitions -o custom-columns='NAME:.metadata.name,STORED:.status.storedVersions'",
      ),
    ),
  ];
}

function rollBack(book: Book): readonly Block[] {
  const { hub, places, model } = book;
  return [
    chapter('roll-back', words.back),
    ...(model.delivery.via === 'apply' ? [text(words.backNow), commands(namsan('apply', '--rollback previous'))] : []),
    text(words.backText),
    commands('git revert --no-edit HEAD', sent(book), arrived),
    text(words.backNever),
    list([
      words.backList.compactor,
      ...(places.some((place) => hasChart(place, 'longhorn')) ? [words.backList.longhorn] : []),
      ...(model.logs !== null && places.some(hasLogStore) ? [words.backList.opensearch] : []),
    ]),
    ...(has(hub, services.query.name)
      ? [
          text(words.backFast),
          commands(kubectl(hub, namespaces.monitoring, `rollout undo deployment/${services.query.name}`)),
        ]
      : []),
  ];
}

function routine(book: Book): readonly Block[] {
  const { hub, model, places } = book;
  const drill = linkTo('recovery');
  const store = places.find(hasLogStore);
  const { query } = services;
  return [
    chapter('routine', words.routine),
    list([
      words.routineList.weekly,
      words.routineList.bucket,
      ...(store === undefined ? [] : [words.routineList.snapshots]),
      words.routineList.drill(drill.ko, drill.en),
    ]),
    text(words.routineCommands),
    commands(namsan('verify'), namsan('drift')),
    without,
    commands(
      ...queried(hub, query.name, query.http, 'ALERTS{alertstate="firing"}'),
      ...queried(
        hub,
        query.name,
        query.http,
        'max by (cluster, namespace, persistentvolumeclaim) (1 - kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes) > 0.8',
      ),
      ...queried(hub, query.name, query.http, 'thanos_compact_halted'),
    ),
    ...(store === undefined
      ? []
      : [commands(...askLogs(store, model.tls.ca, ["'https://localhost:9200/_cat/snapshots/archive?v&s=end_epoch'"]))]),
  ];
}
