import type { Book } from '../book.ts';
import { kubectl, script } from '../commands.ts';
import { linkTo } from '../links.ts';
import { type Block, chapter, commands, table, text } from '../page.ts';
import { words } from './words.ts';

/** What is done before the tree: checks, clusters, network, certificates, Secrets, buckets. Only steps that this fleet has a script for. */
export function preparation(book: Book): readonly Block[] {
  const secrets = linkTo('endpoints', 'secrets');
  return [
    ...access(book),
    ...clusters(book),
    ...step(book, 'network.sh', [chapter('network', words.network), text(words.networkText)]),
    ...step(book, 'certificates.sh', [chapter('certificates', words.certificates), text(words.certificatesText)]),
    ...secretsOfAll(book, [chapter('secrets', words.secrets), text(words.secretsText(secrets.ko, secrets.en))]),
    ...buckets(book),
  ];
}

function access({ model }: Book): readonly Block[] {
  const outside = model.objectStores.filter(({ servedBy }) => servedBy === null);
  return [
    chapter('access', words.prepare),
    text(words.prepareText),
    commands(
      'namsan check fleet.yaml',
      'namsan plan fleet.yaml',
      ...outside.map(({ scheme, endpoint }) => `curl -s -k -o /dev/null -w '%{http_code}\\n' ${scheme}://${endpoint}/`),
    ),
  ];
}

function clusters(book: Book): readonly Block[] {
  const made = book.places.flatMap((place) => {
    const line = script(book, 'cluster.sh', place);
    return line === null ? [] : [{ place, line }];
  });
  const fetched = made.filter(({ place }) => place.cluster.kubernetes.flavor !== 'kind');
  const merge = script(book, 'kubeconfig.sh');
  return [
    chapter('clusters', words.clusters),
    ...(made.length === 0
      ? []
      : [
          text(words.clustersText),
          table(
            words.clusterHead,
            made.map(({ place, line }) => [
              `\`${place.id}\``,
              place.cluster.kubernetes.flavor === 'kind'
                ? words.here
                : place.cluster.nodes.map(({ name, address }) => `${name} (${address})`).join(', '),
              `\`${line}\``,
            ]),
          ),
        ]),
    ...(merge === null || fetched.length === 0
      ? []
      : [
          text(words.kubeconfig),
          commands(`${merge} ${fetched.map(({ place }) => `${place.id}="$HOME/${place.id}.kubeconfig"`).join(' ')}`),
        ]),
    commands(...book.places.map((place) => kubectl(place, null, 'get nodes'))),
  ];
}

function step(book: Book, name: string, blocks: readonly Block[]): readonly Block[] {
  const line = script(book, name);
  return line === null ? [] : [...blocks, commands(line)];
}

function secretsOfAll(book: Book, blocks: readonly Block[]): readonly Block[] {
  const lines = book.places.flatMap((place) => script(book, 'secrets.sh', place) ?? []);
  return lines.length === 0 ? [] : [...blocks, commands(...lines)];
}

function buckets(book: Book): readonly Block[] {
  const line = script(book, 'buckets.sh');
  const stores = book.model.objectStores;
  const outside = stores.filter(({ servedBy }) => servedBy === null);
  if (line === null) return [];
  if (outside.length === 0) return [chapter('buckets', words.buckets), text(words.served)];
  return [
    chapter('buckets', words.buckets),
    text(
      words.bucketsText(
        outside.map(({ name, scheme, endpoint }) => `\`${name}\` (${scheme}://${endpoint})`).join(', '),
      ),
    ),
    commands(...(stores.length === 1 ? [line] : outside.map(({ name }) => `${line} ${name}`))),
    ...(outside.length < stores.length ? [text(words.served)] : []),
  ];
}
