import type { Book } from '../book.ts';
import { namsan } from '../namsan.ts';

/** The commands that bring a written tree to the clusters: a push where Argo CD follows Git, else an apply. */
export function delivered(book: Book, message: string, ...options: readonly string[]): readonly string[] {
  return ['git add --all', `git commit --message '${message}'`, sent(book, ...options)];
}

/** The command that brings what is committed to the clusters. `options` are those of an apply. */
export function sent({ model: { delivery } }: Book, ...options: readonly string[]): string {
  return delivery.via === 'argocd' ? `git push origin HEAD:${delivery.branch}` : namsan('apply', ...options);
}
