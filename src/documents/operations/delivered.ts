import type { Book } from '../book.ts';
import { script } from '../commands.ts';

/** The commands that bring a written tree to the clusters: a push where Argo CD follows Git, else the script that applies. */
export function delivered(book: Book, message: string): readonly string[] {
  const commit = ['git add --all', `git commit --message '${message}'`];
  if (book.model.delivery.via === 'argocd') return [...commit, `git push origin HEAD:${book.model.delivery.branch}`];
  const apply = script(book, 'apply.sh');
  return [...commit, ...(apply === null ? [] : [apply])];
}
