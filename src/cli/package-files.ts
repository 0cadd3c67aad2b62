import { existsSync, readFileSync } from 'node:fs';

/** The root of the package: sources and built files lie equally deep in it. */
const root = new URL('../../', import.meta.url);

/** The text of a file that is shipped with namsan, by its path in the package; `null` when there is none. */
export function packageFile(path: string): string | null {
  const url = new URL(path, root);
  return existsSync(url) ? readFileSync(url, 'utf8') : null;
}
