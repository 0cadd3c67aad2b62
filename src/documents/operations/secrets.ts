import { namespaces } from '../../model/addresses.ts';
import { needsCertificates } from '../../model/certificates.ts';
import { secretSources } from '../../model/secrets/secrets.ts';
import type { Book, Place } from '../book.ts';
import { kubectl, rollout, script } from '../commands.ts';
import { either, namsan, prepared } from '../namsan.ts';
import { type Block, chapter, commands, text } from '../page.ts';
import { words } from './words.ts';

/** How secret values and certificates are changed. */
export function secretsAndCertificates(book: Book): readonly Block[] {
  const { model, places } = book;
  const restarts = places.flatMap((place) => restartsOf(book, place));
  return [
    chapter('rotate-secrets', words.secrets),
    text(words.secretsBy[model.secrets.via]),
    ...either(rotations(book), scripts(book)),
    ...(restarts.length === 0 ? [] : [text(words.restart), commands(...restarts)]),
    ...(places.some(({ cluster }) => cluster.grafana) ? [text(words.grafana)] : []),
    ...certificates(book),
  ];
}

/** A line for each Secret: whoever rotates takes those that are due. Values in a store outside are only fetched anew. */
function rotations(book: Book): readonly string[] {
  const { model, places } = book;
  if (model.secrets.via !== 'external-secrets')
    return [...new Set(secretSources(model).map(({ secret }) => namsan('secrets', `--rotate ${secret}`)))];
  const marked = places.flatMap((place) => {
    const made = place.index.byKind.get('ExternalSecret') ?? [];
    return [...new Set(made.map(({ metadata }) => metadata.namespace ?? ''))].map((namespace) =>
      kubectl(
        place,
        namespace,
        'annotate externalsecrets.external-secrets.io --all force-sync="$(date +%s)" --overwrite',
      ),
    );
  });
  return [...marked, namsan('secrets', '--list')];
}

function scripts(book: Book): readonly string[] {
  const isOutside = book.model.secrets.via === 'external-secrets';
  return book.places.flatMap((place) => {
    const line = script(book, 'secrets.sh', place);
    if (line === null) return [];
    return [isOutside ? `${line} --wait` : `RENEW=1 ${line}`];
  });
}

/** Restarts of the workloads that read the keys of the bucket of blocks. */
function restartsOf({ model }: Book, place: Place): readonly string[] {
  const { credentials } = model.metrics.objectStore;
  return place.index.workloads.flatMap((workload) => {
    const reads = workload.containers.some(({ env }) =>
      [...env.values()].some((value) => value.kind === 'secret' && value.name === credentials),
    );
    const target = rollout(workload);
    return reads && target !== null ? [kubectl(place, workload.namespace, `rollout restart ${target}`)] : [];
  });
}

function certificates(book: Book): readonly Block[] {
  const { model, places } = book;
  const signed = places.filter(({ cluster }) => needsCertificates(model, cluster));
  if (signed.length === 0) return [];
  const line = script(book, 'certificates.sh');
  return [
    chapter('rotate-certificates', words.certificates),
    text(words.certificatesText),
    ...either(
      [namsan('status')],
      [
        ...signed.map((place) => kubectl(place, null, 'get certificates.cert-manager.io --all-namespaces')),
        ...signed.slice(0, 1).map((place) => kubectl(place, namespaces.certManager, 'get pods')),
      ],
    ),
    ...(line === null ? [] : [text(words.intermediates), ...either([prepared('--step certificates')], [line])]),
  ];
}
