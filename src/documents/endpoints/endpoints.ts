import { secretsOf } from '../../model/secrets/secrets.ts';
import type { FlowNode } from '../../topology/topology.ts';
import type { Book, Place } from '../book.ts';
import { pages } from '../links.ts';
import { nodeTitle } from '../node-titles.ts';
import { outerAddresses } from '../outer-addresses.ts';
import { type Block, both, type Cell, chapter, type Page, table, text, title } from '../page.ts';
import { callersOf } from './callers.ts';
import { words } from './words.ts';

type Callers = ReadonlyMap<string, readonly FlowNode[]>;

/** The page of addresses, who calls them, buckets and Secrets. */
export function endpoints(book: Book): Page {
  const callers = callersOf(book.topology);
  return {
    path: pages.endpoints.path,
    blocks: [
      title(pages.endpoints.title),
      text(words.intro),
      ...outside(book, callers),
      ...dns(book),
      ...stores(book),
      ...secrets(book),
      ...book.places.flatMap((place) => inside(place, callers)),
    ],
  };
}

function outside(book: Book, callers: Callers): readonly Block[] {
  const rows = book.places.flatMap((place) =>
    outerAddresses(book, place).map(({ namespace, service, port, address, by }) => [
      `\`${place.id}\``,
      `\`${address}\``,
      by,
      `\`${namespace}/${service}:${port}\``,
      joined(
        (callers.get(`${place.id} ${namespace}/${service}`) ?? []).filter(({ cluster }) => cluster !== place.id),
        words.people,
      ),
    ]),
  );
  return [chapter('outside', words.outer), table(words.outerHead, rows)];
}

/** Names of callers; `nobody` where no part of the fleet calls. */
function joined(callers: readonly FlowNode[], nobody: Cell): Cell {
  if (callers.length === 0) return nobody;
  const titles = callers.map(nodeTitle);
  const shown = titles.slice(0, 12);
  const more = titles.length - shown.length;
  return both(
    [...new Set(shown.map(({ ko }) => ko)), ...(more > 0 ? [`외 ${more}`] : [])].join(', '),
    [...new Set(shown.map(({ en }) => en)), ...(more > 0 ? [`and ${more} more`] : [])].join(', '),
  );
}

function dns({ places }: Book): readonly Block[] {
  const rows = places.flatMap(({ id, cluster }) =>
    'domain' in cluster.expose
      ? [[`\`*.${cluster.expose.domain}\``, `\`${id}\``, cluster.nodes.map(({ address }) => address).join(', ')]]
      : [],
  );
  return rows.length === 0 ? [] : [chapter('dns', words.dns), text(words.dnsText), table(words.dnsHead, rows)];
}

function stores({ model }: Book): readonly Block[] {
  const rows = model.objectStores.flatMap(({ name, scheme, endpoint, buckets, credentials }) =>
    (['metrics', 'logs', 'volumes'] as const).flatMap((purpose) =>
      buckets[purpose] === ''
        ? []
        : [
            [
              name,
              `\`${scheme}://${endpoint}\``,
              `\`${buckets[purpose]}\``,
              words.purposes[purpose],
              `\`${credentials}\``,
            ],
          ],
    ),
  );
  return [chapter('object-stores', words.stores), table(words.storeHead, rows), text(words.noExpiry)];
}

function secrets({ model, places }: Book): readonly Block[] {
  const rows = places.flatMap(({ id, cluster }) =>
    secretsOf(model, cluster).map(({ name, namespace, keys, maker, usedBy }) => [
      `\`${id}\``,
      `\`${namespace}/${name}\``,
      keys.map(({ key }) => `\`${key}\``).join(', '),
      words.makers[maker === 'certificates' ? maker : model.secrets.via],
      usedBy.join(', '),
    ]),
  );
  return [chapter('secrets', words.secrets), text(words.secretsText), table(words.secretHead, rows)];
}

function inside(place: Place, callers: Callers): readonly Block[] {
  const rows = [...place.index.services.values()].map(({ namespace, name, ports }) => [
    `\`${namespace}/${name}\``,
    ports.map(({ name: port, port: number }) => (port === '' ? String(number) : `${number} (${port})`)).join(', '),
    joined(callers.get(`${place.id} ${namespace}/${name}`) ?? [], '-'),
  ]);
  return rows.length === 0 ? [] : [chapter(`in-${place.id}`, words.inner(place.id)), table(words.innerHead, rows)];
}
