import { nearest } from '../nearest.ts';
import { kinds } from './kinds.gen.ts';

/** Whether objects of a kind live in a namespace; `null` for a kind whose schema namsan does not have. */
export function isNamespaced(apiVersion: string, kind: string): boolean | null {
  const name = `${apiVersion}/${kind}`;
  return Object.hasOwn(kinds, name) ? (kinds[name]?.[1] ?? null) : null;
}

/** The known kind that an unknown one resembles, as `<apiVersion>/<kind>`: first in the same version, then the same kind elsewhere. */
export function nearestKind(apiVersion: string, kind: string): string | null {
  const names = Object.keys(kinds);
  const siblings = names.filter((name) => name.startsWith(`${apiVersion}/`));
  const sibling = nearest(
    kind,
    siblings.map((name) => name.slice(apiVersion.length + 1)),
  );
  if (sibling !== null) return `${apiVersion}/${sibling}`;
  return names.find((name) => name.endsWith(`/${kind}`)) ?? null;
}
