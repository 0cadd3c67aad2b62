import { isJsonObject } from '../kube/read.ts';
import type { Path } from './plain.ts';

export const credentialFix =
  'Put the value into a Secret and name that Secret here; see the `secrets` section for what makes it.';

const credentialKeys =
  /^(?:password|passwd|pass|secret-?_?(?:access-?_?)?key|access-?_?key(?:-?_?id)?|api-?_?key|token|bearer-?_?token|private-?_?key|webhook|client-?_?secret|credential)$/i;

/** Whether a key by its name would hold a credential. */
export function isCredentialKey(key: string): boolean {
  return credentialKeys.test(key);
}

/** Shapes that are credentials wherever they stand: AWS access key ids, PEM private keys, tokens of GitHub and Slack, JSON web tokens. */
const credentialValues =
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_[A-Za-z0-9]{36}|\bxox[abprs]-[A-Za-z0-9-]{10,}|hooks\.slack\.com\/services\/\S+|\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/;

/** The paths of values that are credentials by their key or by their shape. The values themselves are never given. */
export function literalCredentials(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value === 'string') return credentialValues.test(value) ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((item, i) => literalCredentials(item, [...path, i]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, key];
    return isCredentialKey(key) && (typeof inner === 'string' || typeof inner === 'number') && inner !== ''
      ? [here]
      : literalCredentials(inner, here);
  });
}
