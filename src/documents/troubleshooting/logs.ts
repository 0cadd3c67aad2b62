import { namespaces, services } from '../../model/addresses.ts';
import { aggregatorAddress, logStoreAddress } from '../../model/logs/addresses.ts';
import { indexPattern } from '../../model/logs/names.ts';
import { drawnPlaces } from '../architecture/overview.ts';
import type { Book, Place } from '../book.ts';
import { ask, askLogs, kubectl } from '../commands.ts';
import { hasLogStore } from '../deploy/deploy.ts';
import { logsModes } from '../modes.ts';
import { followed, without } from '../namsan.ts';
import { type Block, chapter, commands, section, text } from '../page.ts';
import { words } from './words.ts';

/** What to do when lines are missing: the collector of the cluster, the way to its OpenSearch, the indices there. */
export function logs(book: Book): readonly Block[] {
  const { shown } = drawnPlaces(book);
  const sending = book.places.filter(({ id, cluster }) => shown.has(id) && cluster.logs.mode !== 'none');
  if (book.model.logs === null || sending.length === 0) return [];
  return [
    chapter('logs-missing', words.logs),
    text(words.followed),
    commands(...sending.map((place) => followed(place, 'logs'))),
    without,
    ...sending.flatMap((place) => [
      section(`logs-of-${place.id}`, words.cluster(place.id, logsModes[place.cluster.logs.mode])),
      ...collector(place),
      ...way(book, place),
      ...store(book, place),
    ]),
  ];
}

function collector(place: Place): readonly Block[] {
  const { fluentBit } = services;
  const { logging } = namespaces;
  if (!place.index.services.has(`${logging}/${fluentBit.name}`)) return [];
  return [
    text(words.collector),
    commands(
      kubectl(place, logging, 'get pods -o wide'),
      kubectl(place, logging, `logs daemonset/${fluentBit.name} --tail=50`),
      ...ask(place, logging, fluentBit.name, fluentBit.http, '/api/v2/metrics/prometheus').map((line) =>
        line.startsWith('curl')
          ? `${line} | grep -E '^fluentbit_(input_records|output_(proc_records|retries|errors))'`
          : line,
      ),
    ),
  ];
}

function way({ model }: Book, place: Place): readonly Block[] {
  if (place.cluster.logs.mode !== 'forward') return [];
  const { host, port } = aggregatorAddress(model) ?? logStoreAddress(model, place.cluster);
  const address = `${host}:${port}`;
  return [text(words.ships(address)), commands(`openssl s_client -connect ${address} -servername ${host} -brief`)];
}

function store({ model }: Book, place: Place): readonly Block[] {
  if (model.logs === null || !hasLogStore(place)) return [];
  const local = 'https://localhost:9200';
  return [
    text(words.index(place.id)),
    commands(
      ...askLogs(place, model.tls.ca, [
        `'${local}/_cluster/health?pretty'`,
        `'${local}/_cat/indices/${model.logs.index}-*?v&s=index'`,
        `'${local}/_plugins/_ism/explain/${indexPattern(model.logs, 'k8s')}?pretty'`,
        `'${local}/_cat/allocation?v'`,
      ]),
    ),
  ];
}
