import { namespaces } from '../../model/addresses.ts';
import type { KubeClient } from '../kube/kube-client.ts';
import type { Machine } from '../machine/machine.ts';
import type { HiddenValue } from './hidden-value.ts';
import { type Tokens, tokenName } from './put-secret.ts';
import { haveNamespace } from './secret-keeper.ts';
import { readSecret } from './secret-state.ts';
import type { ScrapeAccount } from './wanted-secrets.ts';

/** Milliseconds between two looks at a token that the cluster has still to fill in, and how many looks. */
const pause = 1000;
const looks = 30;

/**
 * Makes the accounts by which the hub scrapes edges, as they were rendered: they must be there before their tokens can be copied. What
 * delivers the tree later finds them as they should be. Gives what went wrong.
 */
export async function makeAccounts(
  accounts: readonly ScrapeAccount[],
  { kube, machine }: { readonly kube: (cluster: string) => KubeClient; readonly machine: Machine },
): Promise<readonly string[]> {
  const said = await Promise.all(accounts.map((account) => makeAccount(account, kube(account.edge), machine)));
  return said.flatMap((line) => line ?? []);
}

async function makeAccount(
  { edge, objects, token }: ScrapeAccount,
  kube: KubeClient,
  machine: Machine,
): Promise<string | null> {
  const made = await haveNamespace(kube, namespaces.monitoring);
  if (!made.ok) return made.refusal.message;
  for (const object of objects) {
    const applied = await kube.apply(object);
    if (!applied.ok) return applied.refusal.message;
  }
  for (let look = 0; look < looks; look++) {
    const found = await readSecret(kube, namespaces.monitoring, token);
    if (!found.ok) return found.refusal.message;
    if (found.value?.values.has('token') === true) return null;
    await machine.sleep(pause);
  }
  return `\`${edge}\` has made no token for the account by which the hub scrapes it, within ${looks} seconds.`;
}

/** The tokens of accounts, and the CAs by which their API servers are known, as far as they are there. */
export async function readTokens(
  accounts: readonly ScrapeAccount[],
  kube: (cluster: string) => KubeClient,
): Promise<Tokens> {
  const tokens = new Map<string, HiddenValue>();
  await Promise.all(
    accounts.map(async ({ edge, token }) => {
      const found = await readSecret(kube(edge), namespaces.monitoring, token);
      if (!found.ok) return;
      for (const [key, value] of found.value?.values ?? [])
        tokens.set(tokenName({ cluster: edge, namespace: namespaces.monitoring, secret: token, key }), value);
    }),
  );
  return tokens;
}
