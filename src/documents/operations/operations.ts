import { namespaces, services } from '../../model/addresses.ts';
import { type Book, has, hasChart } from '../book.ts';
import { applied, askLogs, directory, kubectl, queried, script } from '../commands.ts';
import { hasLogStore } from '../deploy/deploy.ts';
import { linkTo, pages } from '../links.ts';
import { type Block, chapter, commands, list, type Page, steps, text, title } from '../page.ts';
import { delivered } from './delivered.ts';
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
      ...upgrade(book),
      ...rollBack(book),
      ...scaling(book),
      ...secretsAndCertificates(book),
      ...routine(book),
    ],
  };
}

const look: readonly string[] = ['namsan check fleet.yaml', 'namsan render fleet.yaml --out . --diff'];
const write = 'namsan render fleet.yaml --out .';

function change(book: Book): readonly Block[] {
  const { hub } = book;
  const path = directory(hub, services.query.name);
  return [
    chapter('change', words.change),
    steps(words.changeSteps),
    commands(...look, write, ...delivered(book, 'Change a setting of the fleet')),
    ...(path === null
      ? []
      : [
          text(words.clusterDiff),
          commands(
            `kustomize build --enable-helm ${path} | ${kubectl(hub, null, 'diff --server-side --force-conflicts -f -')}`,
          ),
          text(words.one),
          commands(applied(hub, path)),
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
  const register = script(book, 'register.sh');
  return [
    chapter('add-cluster', words.add),
    text(words.addText(like.id)),
    commands(
      `namsan add-cluster fleet.yaml --id ${id} --like ${like.id} --node ${id}-1=${exampleAddress}${ways} --dry-run`,
    ),
    commands(...look, write),
    text(words.addNext(deploy.ko, deploy.en)),
    ...(register === null ? [] : [text(words.register), commands(register)]),
  ];
}

function upgrade(book: Book): readonly Block[] {
  const { hub, places } = book;
  const stored = places.filter((place) => hasChart(place, 'longhorn'));
  return [
    chapter('upgrade', words.upgrade),
    text(words.upgradeText),
    commands('namsan upgrade --from .'),
    ...(stored.length === 0
      ? []
      : [
          text(words.upgradeLonghorn),
          commands(...stored.map((place) => kubectl(place, namespaces.longhorn, 'get volumes.longhorn.io'))),
        ]),
    text(words.upgradeDiff),
    commands(...look, write, ...delivered(book, 'Upgrade the fleet')),
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
  const [, , deliver = ''] = delivered(book, '');
  return [
    chapter('roll-back', words.back),
    text(words.backText),
    commands('git revert --no-edit HEAD', deliver),
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
