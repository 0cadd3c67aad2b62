import type { Book } from '../book.ts';
import { kubectl, script } from '../commands.ts';
import { linkTo } from '../links.ts';
import { either, installing, keysComeLate, namsan, prepared, without } from '../namsan.ts';
import { type Block, chapter, commands, table, text } from '../page.ts';
import { words } from './words.ts';

/** What is done before the tree: checks, clusters, network, certificates, Secrets, buckets. Only steps that this fleet has a script for. */
export function preparation(book: Book): readonly Block[] {
  return [
    ...access(book),
    chapter('bootstrap', words.bootstrap),
    text(words.bootstrapText),
    commands(prepared('--list'), prepared(...installing(book))),
    ...(keysComeLate(book) ? [text(words.bootstrapLate)] : []),
    ...clusters(book),
    ...step(book, 'network', [chapter('network', words.network), text(words.networkText)]),
    ...step(book, 'certificates', [chapter('certificates', words.certificates), text(words.certificatesText)]),
    ...secretsOfAll(book),
    ...buckets(book),
  ];
}

function access({ model }: Book): readonly Block[] {
  const outside = model.objectStores.filter(({ servedBy }) => servedBy === null);
  return [
    chapter('access', words.prepare),
    text(words.prepareText),
    commands(namsan('check'), namsan('plan'), namsan('preflight')),
    ...(outside.length === 0
      ? []
      : [
          without,
          text(words.answering),
          commands(
            ...outside.map(
              ({ scheme, endpoint }) => `curl -s -k -o /dev/null -w '%{http_code}\\n' ${scheme}://${endpoint}/`,
            ),
          ),
        ]),
  ];
}

function clusters(book: Book): readonly Block[] {
  const made = book.places.flatMap((place) => {
    const line = script(book, 'cluster.sh', place);
    return line === null ? [] : [{ place, line }];
  });
  const fetched = made.filter(({ place }) => place.cluster.kubernetes.flavor !== 'kind');
  const copies = fetched.map(({ place }) => `${place.id}="$HOME/${place.id}.kubeconfig"`);
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
          ...either(
            [prepared('--step kubeconfig', ...copies.map((pair) => `--copied ${pair}`))],
            [`${merge} ${copies.join(' ')}`],
          ),
        ]),
    text(words.clustersAnswer),
    ...either(
      [prepared(...installing(book), '--step clusters')],
      book.places.map((place) => kubectl(place, null, 'get nodes')),
    ),
  ];
}

function step(book: Book, name: string, blocks: readonly Block[]): readonly Block[] {
  const line = script(book, `${name}.sh`);
  return line === null ? [] : [...blocks, ...either([prepared(`--step ${name}`)], [line])];
}

function secretsOfAll(book: Book): readonly Block[] {
  const lines = book.places.flatMap((place) => script(book, 'secrets.sh', place) ?? []);
  if (lines.length === 0) return [];
  const { ko, en } = linkTo('endpoints', 'secrets');
  const { via } = book.model.secrets;
  return [
    chapter('secrets', words.secrets),
    text(via === 'external-secrets' ? words.secretsOutside(ko, en) : words.secretsText(ko, en)),
    ...either([namsan('secrets')], lines),
    ...(via === 'sealed-secrets' || via === 'sops' ? [text(words.secretsKept)] : []),
  ];
}

function buckets(book: Book): readonly Block[] {
  const line = script(book, 'buckets.sh');
  const stores = book.model.objectStores;
  const outside = stores.filter(({ servedBy }) => servedBy === null);
  if (line === null) return [];
  const lines = stores.length === 1 ? [line] : outside.map(({ name }) => `${line} ${name}`);
  if (outside.length === 0) return [chapter('buckets', words.buckets), text(words.served)];
  return [
    chapter('buckets', words.buckets),
    text(
      words.bucketsText(
        outside.map(({ name, scheme, endpoint }) => `\`${name}\` (${scheme}://${endpoint})`).join(', '),
      ),
    ),
    ...(keysComeLate(book)
      ? [commands(...lines), text(words.bucketsLate), commands(namsan('buckets'))]
      : either([namsan('buckets')], lines)),
    ...(outside.length < stores.length ? [text(words.served)] : []),
  ];
}
