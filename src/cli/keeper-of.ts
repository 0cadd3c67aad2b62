import { resolve } from 'node:path';
import type { SecretKeeper } from '../cluster/secrets/secret-keeper.ts';
import type { Live } from '../probes/probe.ts';

/** Where the Secrets of a fleet are kept, as `secrets.via` says. `tree` is the folder of the repository. */
export async function keeperOf({ model, kube, machine }: Live, tree: string): Promise<SecretKeeper> {
  const { via } = model.secrets;
  if (via === 'sealed-secrets' || via === 'sops') {
    const { sealingKeeper, sopsKeeper } = await import('../cluster/secrets/tree-keepers.ts');
    return (via === 'sops' ? sopsKeeper : sealingKeeper)({ model, tree: resolve(tree), machine, kube });
  }
  const { clusterKeeper } = await import('../cluster/secrets/secret-keeper.ts');
  return clusterKeeper(kube);
}
