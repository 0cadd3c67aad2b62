import type { Book, Place } from './book.ts';
import { script } from './commands.ts';
import { type Block, both, commands, text } from './page.ts';

/** A command of namsan on the fleet file of the tree. */
export function namsan(command: string, ...options: readonly string[]): string {
  return ['namsan', command, 'fleet.yaml', ...options].join(' ');
}

/** The steps before the tree, by the scripts of this tree, and with what they make for it put into it. */
export function prepared(...options: readonly string[]): string {
  return namsan('bootstrap', '--out .', ...options);
}

/** What lets namsan make those of these clusters that live on this machine. */
export function installing(book: Book, places: readonly Place[] = book.places): readonly string[] {
  const made = places.some(
    (place) => place.cluster.kubernetes.flavor === 'kind' && script(book, 'cluster.sh', place) !== null,
  );
  return made ? ['--install-clusters'] : [];
}

/**
 * Whether the keys of the buckets come to the hub with the tree. Before it namsan, which reads them there, can neither make nor find a bucket
 * outside of the fleet, and `bootstrap` goes no further.
 */
export function keysComeLate({ model }: Book): boolean {
  return model.secrets.via !== 'existing' && model.objectStores.some(({ servedBy }) => servedBy === null);
}

/** Argo CD and what is registered with it, each by itself. */
export function delivering(book: Book): readonly string[] {
  return ['argocd', 'register']
    .filter((step) => script(book, `${step}.sh`) !== null)
    .map((step) => prepared(`--step ${step}`));
}

/** Asks each hop of the way of a cluster's metrics or logs as it runs. */
export function followed({ id }: Place, signal: 'metrics' | 'logs'): string {
  return `namsan explain ${id} --fleet fleet.yaml --live ${signal}`;
}

/** The option that names a cluster. */
export function only({ id }: Place): string {
  return `--cluster ${id}`;
}

/** Leads to the commands of those who do without namsan. */
export const without: Block = text(both('namsan 없이는 다음과 같이 합니다.', 'Without namsan:'));

/** What namsan does by a command, then how the same is done without it. */
export function either(own: readonly string[], others: readonly string[]): readonly Block[] {
  return [commands(...own), ...(others.length === 0 ? [] : [without, commands(...others)])];
}
