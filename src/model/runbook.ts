import type { Model } from './model.ts';

/** The page of the tree with an entry for each alert. */
const troubleshootingPage = 'docs/TROUBLESHOOTING.md';

/** The heading of an alert on that page, as a link names it. */
export function alertAnchor(alert: string): string {
  return alert.toLowerCase();
}

/**
 * Where to read what to do about an alert: the entry of the generated page, by the address of the repository where it is known how its host shows
 * files (GitHub, GitLab), and by the path in the tree elsewhere.
 */
export function runbookOf({ delivery }: Pick<Model, 'delivery'>, alert: string): string {
  const entry = `${troubleshootingPage}#${alertAnchor(alert)}`;
  if (delivery.via !== 'argocd') return entry;
  const repo = /^https:\/\/([^/]+)\/(.+?)(?:\.git)?\/?$/.exec(delivery.repo);
  const [, host = '', name = ''] = repo ?? [];
  const folder = delivery.path.replace(/^\.?\/|\/$|^\.$/g, '');
  const path = `${folder === '' ? '' : `${folder}/`}${entry}`;
  if (host === 'github.com') return `https://${host}/${name}/blob/${delivery.branch}/${path}`;
  if (host.startsWith('gitlab.')) return `https://${host}/${name}/-/blob/${delivery.branch}/${path}`;
  return entry;
}
