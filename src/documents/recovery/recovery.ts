import { formatDuration } from '../../kube/duration.ts';
import { namespaces, services } from '../../model/addresses.ts';
import type { Model } from '../../model/model.ts';
import { bucketArrival } from '../../proofs/block-timing.ts';
import { drawnPlaces } from '../architecture/overview.ts';
import { type Book, has, hasChart } from '../book.ts';
import { ask, forwarded, kubectl, queried, script } from '../commands.ts';
import { hasLogStore } from '../deploy/deploy.ts';
import { linkTo, pages } from '../links.ts';
import { delivering, either, installing, keysComeLate, namsan, only, prepared } from '../namsan.ts';
import { type Block, both, type Cell, chapter, commands, type Page, steps, table, text, title } from '../page.ts';
import { logRestore } from './log-restore.ts';
import { words } from './words.ts';

/** The page of what to do when a part is lost. */
export function recovery(book: Book): Page {
  return {
    path: pages.recovery.path,
    blocks: [
      title(pages.recovery.title),
      text(words.intro),
      ...overview(book),
      ...clusterLost(book),
      ...hubLost(book),
      ...prometheusLost(book),
      ...thanosLost(book),
      ...logRestore(book),
      ...storeAway(book),
      ...volumeRestore(book),
    ],
  };
}

/** The youngest metrics that may be in no bucket yet. */
function youngest({ metrics: { blockRange } }: Model): string {
  return formatDuration(blockRange + bucketArrival({ kind: 'scraper', blockRangeMs: blockRange }));
}

function overview({ model, places }: Book): readonly Block[] {
  const { survive } = model.metrics;
  const latest = youngest(model);
  const sidecars = places.some(({ cluster }) => cluster.metrics.mode === 'sidecar');
  const rows: (readonly Cell[])[] = [
    [words.cluster, words.clusterRemains, sidecars ? words.clusterLost(latest) : words.clusterLostAgent],
    [words.hub, ...hubRow(model)],
    ...(sidecars ? [[words.prometheus, words.prometheusRemains, words.prometheusLost(latest)]] : []),
    ...(model.logs !== null && places.some(hasLogStore)
      ? [[words.opensearch, words.opensearchRemains(formatDuration(model.logs.keep.archive)), words.opensearchLost]]
      : []),
    [words.s3, words.s3Remains, words.s3Lost(formatDuration(survive.objectStore))],
    ...(model.volumes.backup !== null && places.some((place) => hasChart(place, 'longhorn'))
      ? [[words.volume, words.volumeRemains(model.volumes.backup.keep), words.volumeLost]]
      : []),
  ];
  return [chapter('overview', words.overview), table(words.head, rows)];
}

function clusterLost(book: Book): readonly Block[] {
  const edge = book.places.find(({ cluster }) => cluster.role === 'edge');
  if (edge === undefined) return [];
  const deploy = linkTo('deploy', 'clusters');
  return [
    chapter('cluster-lost', words.cluster),
    steps(words.clusterSteps(deploy.ko, deploy.en)),
    ...again(book, edge),
  ];
}

/** The commands that install a cluster anew, with those scripts that it has. */
function again(book: Book, place: Book['hub']): readonly Block[] {
  const own = (name: string): string | null => script(book, name, place);
  const shared = (name: string, needed = true): string | null => {
    const line = needed ? script(book, name) : null;
    return line === null ? null : `${line} ${place.id}`;
  };
  const isHub = place.id === book.hub.id;
  const { cni, expose } = place.cluster;
  const lines = [
    own('cluster.sh'),
    shared('network.sh', cni === 'cilium' || expose.via === 'gateway'),
    shared('certificates.sh', has(place, 'cluster-issuers')),
    own('secrets.sh'),
    isHub ? script(book, 'argocd.sh') : shared('register.sh'),
    shared('apply.sh'),
  ].filter((line) => line !== null);
  const again = [
    namsan('preflight', only(place)),
    prepared(...installing(book, [place]), only(place)),
    ...(isHub && keysComeLate(book) ? delivering(book) : []),
    book.model.delivery.via === 'apply' ? namsan('apply', only(place)) : namsan('status', only(place), '--watch'),
    namsan('verify', only(place), '--wait 15m'),
  ];
  return [text(words.again), ...either(again, lines)];
}

/** What remains and what is lost without the hub, of the kinds of edges that there are. */
function hubRow({ clusters, hub, metrics }: Model): readonly [Cell, Cell] {
  const modes = new Set(clusters.filter(({ id }) => id !== hub.id).map((cluster) => cluster.metrics.mode));
  const lost = [
    words.hubLost,
    ...(modes.has('agent') ? [words.hubLostAgents(formatDuration(metrics.survive.hub))] : []),
    ...(modes.has('scrape') ? [words.hubLostScraped] : []),
  ];
  const joined = (language: 'ko' | 'en'): string => lost.map((words) => words[language]).join('; ');
  return [modes.has('sidecar') ? words.hubRemainsAtSidecars : words.hubRemains, both(joined('ko'), joined('en'))];
}

function hubLost(book: Book): readonly Block[] {
  const { hub } = book;
  const { query } = services;
  return [
    chapter('hub-lost', words.hub),
    steps(words.hubSteps),
    ...again(book, hub),
    text(words.hubBack),
    ...either([namsan('verify')], ask(hub, namespaces.monitoring, query.name, query.http, '/api/v1/stores')),
  ];
}

function prometheusLost(book: Book): readonly Block[] {
  const { shown } = drawnPlaces(book);
  const own = book.places
    .filter(({ id }) => shown.has(id))
    .flatMap((place) =>
      place.index.workloads
        .filter(({ object }) => object.startsWith('Prometheus '))
        .map((workload) => ({ place, workload })),
    );
  if (own.length === 0) return [];
  return [
    chapter('prometheus-lost', words.prometheus),
    text(words.prometheusText),
    ...either(
      [namsan('status', '--component prometheus')],
      own.flatMap(({ place, workload }) => [
        kubectl(place, workload.namespace, `logs ${workload.podPrefix}-0 --container prometheus --tail=50`),
        kubectl(place, workload.namespace, 'get persistentvolumeclaims'),
      ]),
    ),
  ];
}

function thanosLost({ model, hub }: Book): readonly Block[] {
  const { receive } = model.metrics;
  const parts: readonly (readonly [string, string, Cell, Cell])[] = [
    [services.query.name, 'deployment', words.query, words.statelessBack],
    [services.store.name, 'statefulset', words.store, words.bucketBack],
    [services.compactor.name, 'statefulset', words.compactor, words.bucketBack],
    [services.receiveIngester.name, 'statefulset', words.ingester(receive?.replication ?? 1), words.ingesterBack],
    [services.receiveRouter.name, 'deployment', words.router, words.statelessBack],
  ];
  const there = parts.filter(([name]) => has(hub, name));
  const ruler = hub.index.workloads.find(({ object }) => object.startsWith('ThanosRuler '));
  return [
    chapter('thanos-lost', words.thanos),
    table(words.thanosHead, [
      ...there.map(([name, , effect, back]) => [`\`${name}\``, effect, back]),
      ...(ruler === undefined ? [] : [[`\`${ruler.podPrefix}\``, words.ruler, words.statelessBack]]),
    ]),
    text(words.thanosAgain),
    commands(
      namsan('status', only(hub)),
      ...there.flatMap(([name, kind]) =>
        hub.index.workloads
          .filter(({ object }) => isPart(object, kind, name))
          .map((workload) => kubectl(hub, workload.namespace, `rollout restart ${kind}/${workload.name}`)),
      ),
      ...(ruler === undefined ? [] : [kubectl(hub, ruler.namespace, `rollout restart statefulset/${ruler.podPrefix}`)]),
    ),
  ];
}

/** Whether a workload is a part of Thanos, or one of its shards, which are numbered. */
function isPart(object: string, kind: string, name: string): boolean {
  const [found = '', path = ''] = object.split(' ');
  return found.toLowerCase() === kind && path.replace(/-\d+$/, '') === `monitoring/${name}`;
}

function storeAway({ model, hub, places }: Book): readonly Block[] {
  const { query } = services;
  const serving = places.filter(({ id }) => model.objectStores.some(({ servedBy }) => servedBy?.cluster === id));
  const outside = model.objectStores.filter(({ servedBy }) => servedBy === null);
  const uploads = 'time() - max by (cluster, job) (thanos_objstore_bucket_last_successful_upload_time > 0)';
  return [
    chapter('object-store-away', words.s3),
    text(words.s3Text(formatDuration(model.metrics.survive.objectStore))),
    ...(serving.length === 0
      ? []
      : [
          text(words.s3Down),
          commands(...serving.map((place) => kubectl(place, namespaces.objectStore, 'get pods -o wide'))),
        ]),
    ...either(
      [namsan('preflight', only(hub)), namsan('verify')],
      [
        ...outside.map(
          ({ scheme, endpoint }) => `curl -s -k -o /dev/null -w '%{http_code}\\n' ${scheme}://${endpoint}/`,
        ),
        ...queried(hub, query.name, query.http, uploads),
      ],
    ),
  ];
}

function volumeRestore({ model, places }: Book): readonly Block[] {
  const stored = places.filter((place) => hasChart(place, 'longhorn'));
  const [first] = stored;
  if (model.volumes.backup === null || first === undefined) return [];
  return [
    chapter('volume-restore', words.volume),
    steps(words.volumeSteps),
    text(words.volumeOpen),
    commands(
      ...stored.map((place) => kubectl(place, namespaces.longhorn, 'get backups.longhorn.io')),
      ...forwarded(first, namespaces.longhorn, 'longhorn-frontend', 80, 'read -r done'),
    ),
    text(words.volumeNote),
  ];
}
