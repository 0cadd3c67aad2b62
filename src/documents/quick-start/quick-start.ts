import { formatDuration } from '../../kube/duration.ts';
import { services } from '../../model/addresses.ts';
import { grafanaFiles } from '../../model/monitoring.ts';
import { anywhere, type Book } from '../book.ts';
import { kubectl, queried } from '../commands.ts';
import { linkTo, type PageName, pages, purposes } from '../links.ts';
import { exposures, logsModes, metricsModes, roles } from '../modes.ts';
import { delivering, installing, keysComeLate, namsan, prepared, without } from '../namsan.ts';
import { outerAddresses } from '../outer-addresses.ts';
import { type Block, type Cell, chapter, commands, list, type Page, table, text, title } from '../page.ts';
import { words } from './words.ts';

/** The first page: what the fleet is, what is promised, the tools, the first installation and the first look. */
export function quickStart(book: Book): Page {
  const { model, places, hub } = book;
  return {
    path: pages.start.path,
    blocks: [
      title(words.title(model.name)),
      text(words.what(places.length, hub.id)),
      text(words.where),
      chapter('clusters', words.clusters),
      table(
        words.clusterHead,
        places.map(({ id, cluster }) => [
          `\`${id}\``,
          roles[cluster.role],
          cluster.nodes.map(({ name, address }) => `${name} (${address})`).join(', '),
          `\`${cluster.kubernetes.context}\``,
          metricsModes[cluster.metrics.mode],
          logsModes[cluster.logs.mode],
          exposures[cluster.expose.via],
        ]),
      ),
      ...promises(book),
      chapter('pages', words.pages),
      table(
        words.pageHead,
        (Object.keys(pages) as PageName[])
          .filter((page) => page !== 'start')
          .map((page) => [linkTo(page), purposes[page]]),
      ),
      ...tools(book),
      ...firstSteps(book),
      ...firstLook(book),
    ],
  };
}

function promises({ model }: Book): readonly Block[] {
  const { keep, survive, scrapeInterval } = model.metrics;
  const rows: (readonly Cell[])[] = [
    [
      words.keepMetrics,
      words.keepMetricsValue(formatDuration(keep.raw), formatDuration(keep['5m']), formatDuration(keep['1h'])),
    ],
    [words.interval, formatDuration(scrapeInterval)],
    [words.objectStore, formatDuration(survive.objectStore)],
  ];
  if (model.logs !== null)
    rows.push([
      words.keepLogs,
      words.keepLogsValue(formatDuration(model.logs.keep.search), formatDuration(model.logs.keep.archive)),
    ]);
  return [chapter('promises', words.promises), table(words.promiseHead, rows)];
}

function tools({ model, places }: Book): readonly Block[] {
  const versions = [...new Set(places.map(({ cluster }) => cluster.kubernetes.version))].toSorted();
  const rows: (readonly Cell[])[] = [
    ['namsan', words.namsan],
    ['kubectl', words.kubectl(versions.join(', '))],
    ['kustomize', words.kustomize],
    ['helm', words.helm],
    ['promtool', words.promtool],
    ['curl', words.curl],
    ['openssl', words.openssl],
    ...(model.delivery.via === 'argocd' ? [['argocd', words.argocd]] : []),
  ];
  return [chapter('tools', words.tools), table(words.toolHead, rows)];
}

function firstSteps(book: Book): readonly Block[] {
  const { model, places, hub } = book;
  const { delivery } = model;
  const { via: secretsVia } = model.secrets;
  const secrets = linkTo('endpoints', 'secrets');
  const deploy = linkTo('deploy');
  const buckets = linkTo('deploy', 'buckets');
  return [
    chapter('first-installation', words.first),
    text(words.check),
    commands(namsan('check'), namsan('plan')),
    text(words.preflight),
    commands(namsan('preflight')),
    ...(delivery.via === 'argocd' ? [text(words.push(delivery.repo, delivery.branch))] : []),
    text((secretsVia === 'external-secrets' ? words.bootstrapOutside : words.bootstrap)(secrets.ko, secrets.en)),
    commands(prepared(...installing(book))),
    ...(['sealed-secrets', 'sops'].includes(secretsVia) ? [text(words.kept)] : []),
    ...(keysComeLate(book) ? [text(words.late(buckets.ko, buckets.en)), commands(...delivering(book))] : []),
    ...(delivery.via === 'argocd'
      ? [text(words.watch), commands(namsan('status', '--watch'))]
      : [text(words.apply), commands(namsan('apply'))]),
    text(words.phases(deploy.ko, deploy.en)),
    chapter('first-look', words.look),
    text(words.verify),
    commands(namsan('verify', '--wait 15m'), namsan('canary')),
    without,
    text(words.lookText),
    commands(...queried(hub, services.query.name, services.query.http, 'count by (cluster) (up == 1)')),
    list([
      words.expect(
        places
          .filter(({ cluster }) => cluster.metrics.mode !== 'none')
          .map(({ id }) => `\`${id}\``)
          .join(', '),
      ),
    ]),
  ];
}

/** What people open: pages for a browser, not what machines call. */
const forPeople: Readonly<Record<string, string>> = {
  [services.grafana.name]: 'Grafana',
  [services.queryFrontend.name]: 'Thanos Query',
  [services.bucketWeb.name]: 'Thanos Bucket',
  [services.dashboards.name]: 'OpenSearch Dashboards',
};

function firstLook(book: Book): readonly Block[] {
  const rows = book.places.flatMap((place) =>
    outerAddresses(book, place).flatMap(({ service, address }) => {
      const what = forPeople[service.replace(/-external$/, '')];
      return what === undefined || !address.startsWith('http') ? [] : [[what, `\`${place.id}\``, `<${address}>`]];
    }),
  );
  const withGrafana = book.places.find(({ cluster }) => cluster.grafana);
  const { admin } = grafanaFiles;
  return [
    ...(rows.length === 0 ? [] : [text(words.open), table(words.openHead, rows)]),
    ...(withGrafana === undefined || !anywhere(book, 'grafana')
      ? []
      : [
          text(words.password),
          commands(
            kubectl(
              withGrafana,
              'monitoring',
              `get secret ${admin.secret} -o go-template='{{index .data "${admin.user}" | base64decode}}{{"\\n"}}'`,
            ),
          ),
        ]),
  ];
}
