import { namespaces, receiveUrl, services, storeApiAddresses } from '../../model/addresses.ts';
import { drawnPlaces } from '../architecture/overview.ts';
import { type Book, has, type Place } from '../book.ts';
import { ask, kubectl, queried } from '../commands.ts';
import { metricsModes } from '../modes.ts';
import { either, followed, namsan, only, without } from '../namsan.ts';
import { type Block, chapter, commands, section, text } from '../page.ts';
import { words } from './words.ts';

const { query, store, compactor, prometheus } = services;

/** What to do when metrics are missing: the hub first, then each cluster by its mode, hop by hop. */
export function metrics(book: Book): readonly Block[] {
  const { hub, places } = book;
  const { shown } = drawnPlaces(book);
  const sending = places.filter(({ id, cluster }) => shown.has(id) && cluster.metrics.mode !== 'none');
  return [
    chapter('metrics-missing', words.metrics),
    text(words.followed),
    commands(...sending.map((place) => followed(place, 'metrics'))),
    without,
    text(words.hub),
    commands(...queried(hub, query.name, query.http, 'count by (cluster) (up == 1)')),
    text(words.stores),
    commands(...ask(hub, namespaces.monitoring, query.name, query.http, '/api/v1/stores')),
    ...sending.flatMap((place) => [
      section(`metrics-of-${place.id}`, words.cluster(place.id, metricsModes[place.cluster.metrics.mode])),
      ...hops(book, place),
    ]),
    chapter('old-metrics-missing', words.old),
    text(words.oldText),
    ...either(
      [namsan('verify', only(hub)), namsan('drift', only(hub))],
      [
        ...ask(hub, namespaces.monitoring, store.name, store.http, '/api/v1/blocks'),
        ...queried(hub, query.name, query.http, 'thanos_compact_halted'),
        kubectl(hub, namespaces.monitoring, `logs statefulset/${compactor.name} --tail=50`),
      ],
    ),
    chapter('values-doubled', words.twice),
    text(words.twiceText),
    ...either(
      [namsan('verify', only(hub))],
      ask(
        hub,
        namespaces.monitoring,
        query.name,
        query.http,
        '/api/v1/query?query=up%7Bjob%3D%22kubelet%22%7D&dedup=false',
      ),
    ),
  ];
}

function hops({ model, hub }: Book, place: Place): readonly Block[] {
  const { mode } = place.cluster.metrics;
  if (mode === 'sidecar') {
    const edges = place.id === hub.id ? [] : storeApiAddresses(model, place.cluster);
    return [
      text(words.local),
      commands(...queried(place, prometheus.name, prometheus.http, 'up == 0')),
      text(words.upload),
      commands(
        ...queried(
          place,
          prometheus.name,
          prometheus.http,
          'thanos_objstore_bucket_last_successful_upload_time{job="thanos-sidecar"}',
        ),
      ),
      ...edges.flatMap(({ address }) => [
        text(words.reach(address)),
        commands(`curl --verbose --max-time 5 telnet://${address}`),
      ]),
    ];
  }
  if (mode === 'agent') return agentHops(place, receiveUrl(model, place.cluster), place.id !== hub.id);
  return [
    text(words.scraped),
    commands(...queried(hub, `${prometheus.name}-edges`, prometheus.http, `up{cluster="${place.id}"} == 0`)),
    text(words.scrapedApi),
    commands(
      kubectl(place, null, "get --raw '/readyz?verbose'"),
      kubectl(place, namespaces.monitoring, 'get serviceaccounts,secrets'),
    ),
  ];
}

function agentHops(place: Place, url: string, outside: boolean): readonly Block[] {
  if (!has(place, 'prometheus-agent')) return [];
  const name = 'prometheus-agent';
  return [
    text(words.agent),
    commands(
      ...ask(place, namespaces.monitoring, name, prometheus.http, '/metrics').map((line) =>
        line.startsWith('curl')
          ? `${line} | grep -E '^prometheus_remote_storage_samples_(failed_total|pending|dropped_total)'`
          : line,
      ),
    ),
    ...(outside ? [text(words.receive(url)), commands(`curl -s -k -o /dev/null -w '%{http_code}\\n' ${url}`)] : []),
  ];
}
