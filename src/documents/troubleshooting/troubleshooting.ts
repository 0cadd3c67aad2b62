import { namespaces, queryUrl, services } from '../../model/addresses.ts';
import { needsCertificates } from '../../model/certificates.ts';
import { drawnPlaces } from '../architecture/overview.ts';
import { type Book, hasChart, type Place } from '../book.ts';
import { ask, kubectl, queried } from '../commands.ts';
import { linkTo, pages } from '../links.ts';
import { either, namsan, only } from '../namsan.ts';
import { type Block, chapter, commands, type Page, text, title, type Words } from '../page.ts';
import { alerts } from './alerts.ts';
import { logs } from './logs.ts';
import { metrics } from './metrics.ts';
import { words } from './words.ts';

/** The page of symptoms, hop by hop with the fleet's addresses, and of alerts. */
export function troubleshooting(book: Book): Page {
  const { shown } = drawnPlaces(book);
  const places = book.places.filter(({ id }) => shown.has(id));
  return {
    path: pages.troubleshooting.path,
    blocks: [
      title(pages.troubleshooting.title),
      text(words.intro),
      chapter('first', words.first),
      text(words.firstText),
      ...either(
        [namsan('status'), namsan('verify'), namsan('drift')],
        places.flatMap((place) => [
          kubectl(
            place,
            null,
            "get pods --all-namespaces --field-selector='status.phase!=Running,status.phase!=Succeeded'",
          ),
          kubectl(place, null, 'get events --all-namespaces --field-selector=type=Warning --sort-by=.lastTimestamp'),
        ]),
      ),
      text(words.explain),
      commands(
        ...places
          .filter(({ cluster }) => cluster.role !== 'storage')
          .map(({ id }) => `namsan explain ${id} --fleet fleet.yaml`),
      ),
      ...metrics(book),
      ...grafana(book),
      ...notified(book),
      ...logs(book),
      ...states(book, places),
      ...alerts(book),
    ],
  };
}

function grafana(book: Book): readonly Block[] {
  const { model, places } = book;
  const { shown: drawn } = drawnPlaces(book);
  const asking = places.filter(({ cluster }) => cluster.grafana);
  if (asking.length === 0) return [];
  const addresses = [...new Set(asking.map(({ cluster }) => queryUrl(model, cluster)))];
  const { hub } = model;
  const frontend = places.find(({ id }) => id === hub.id);
  return [
    chapter('grafana-empty', words.grafana),
    ...addresses.map((address) => text(words.grafanaText(address))),
    ...either(
      [namsan('verify', ...asking.filter(({ id }) => drawn.has(id)).map(only))],
      frontend === undefined
        ? []
        : queried(frontend, services.queryFrontend.name, services.queryFrontend.http, 'count(up)'),
    ),
  ];
}

function notified({ places }: Book): readonly Block[] {
  const own = places.filter(({ cluster }) => cluster.alertmanager).slice(0, 4);
  const { name, http } = services.alertmanager;
  return own.length === 0
    ? []
    : [
        chapter('alerts-missing', words.notified),
        text(words.notifiedText),
        ...either(
          [namsan('verify', ...own.map(only))],
          own.flatMap((place) => ask(place, namespaces.monitoring, name, http, '/api/v2/alerts')),
        ),
      ];
}

/** Symptoms of what everything stands on; each only where the fleet has it. */
function states(book: Book, places: readonly Place[]): readonly Block[] {
  const { model, hub } = book;
  const capacity = linkTo('capacity');
  const one = (anchor: string, heading: Words, said: Words, own: string, lines: readonly string[]): readonly Block[] =>
    lines.length === 0 ? [] : [chapter(anchor, heading), text(said), ...either([own], lines)];
  return [
    ...one(
      'pods-pending',
      words.pending,
      words.pendingText(capacity.ko, capacity.en),
      namsan('status'),
      places.flatMap((place) => [
        kubectl(place, null, 'get events --all-namespaces --field-selector=reason=FailedScheduling'),
        kubectl(place, null, 'get persistentvolumeclaims --all-namespaces'),
        kubectl(place, null, 'describe nodes'),
      ]),
    ),
    ...one(
      'volumes',
      words.volumes,
      words.volumesText,
      namsan('status'),
      places
        .filter((place) => hasChart(place, 'longhorn'))
        .map((place) => kubectl(place, namespaces.longhorn, 'get volumes.longhorn.io')),
    ),
    ...one(
      'certificates',
      words.certificates,
      words.certificatesText,
      namsan('status'),
      places
        .filter(({ cluster }) => needsCertificates(model, cluster))
        .flatMap((place) => [
          kubectl(place, null, 'get certificates.cert-manager.io --all-namespaces'),
          kubectl(place, null, 'describe clusterissuers.cert-manager.io'),
        ]),
    ),
    ...one(
      'secrets-missing',
      words.secretsMissing,
      words.secretsMissingText,
      namsan('secrets', '--list'),
      places.flatMap(makersOf),
    ),
    ...(model.delivery.via === 'argocd'
      ? one('delivery', words.delivery, words.deliveryText, namsan('drift', '--no-bucket'), [
          kubectl(hub, namespaces.argocd, 'get applications.argoproj.io'),
          kubectl(hub, namespaces.argocd, 'describe applications.argoproj.io root'),
        ])
      : []),
  ];
}

/** What of Secrets that something makes can be looked at. */
function makersOf(place: Place): readonly string[] {
  if ((place.index.byKind.get('ExternalSecret') ?? []).length > 0)
    return [kubectl(place, null, 'get externalsecrets.external-secrets.io --all-namespaces')];
  return hasChart(place, 'sealed-secrets')
    ? [kubectl(place, null, 'get sealedsecrets.bitnami.com --all-namespaces')]
    : [];
}
