import { stringAt } from '../../kube/read.ts';
import type { KubeClient } from '../kube/kube-client.ts';
import { answered, type Outcome, refused } from '../outcome.ts';

/**
 * The values of a Secret's keys, to be handed to what asks for them and never told. Refused, by the names of Secret and keys alone, where one
 * of them is not there.
 */
export async function secretTexts(
  kube: KubeClient,
  namespace: string,
  name: string,
  keys: readonly string[],
): Promise<Outcome<Readonly<Record<string, string>>>> {
  const secret = await kube.get({ apiVersion: 'v1', kind: 'Secret', namespace, name });
  if (!secret.ok) return secret;
  const place = `\`${namespace}/${name}\` of \`${kube.cluster}\``;
  if (secret.value === null) return refused('not-found', `The Secret ${place} is not there`);
  const out: Record<string, string> = {};
  for (const key of keys) {
    const value = stringAt(secret.value, 'data', key);
    if (value === undefined) return refused('not-found', `The Secret ${place} has no key \`${key}\``);
    out[key] = Buffer.from(value, 'base64').toString('utf8');
  }
  return answered(out);
}
