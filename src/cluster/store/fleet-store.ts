import type { Model } from '../../model/model.ts';
import type { KubeClient } from '../kube/kube-client.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { insideOf } from './inside.ts';
import { openStore } from './open.ts';
import type { StoreClient } from './store-client.ts';
import { storeSecrets } from './store-keys.ts';

/**
 * An object store of the fleet, by its name, with the keys that the fleet's own Secret holds: that of the hub, or of the cluster `from`. A host that only a cluster knows is reached through the
 * API server of that cluster.
 */
export async function fleetStore(
  model: Model,
  name: string,
  kube: (cluster: string) => KubeClient,
  signal: AbortSignal,
  from?: string,
): Promise<Outcome<StoreClient>> {
  const store = model.objectStores.find((one) => one.name === name);
  if (store === undefined) return refused('unusable', `The fleet has no object store \`${name}\`.`);
  const secrets = await storeSecrets(model, store, kube, from);
  if (!secrets.ok) return secrets;
  const { ca, ...keys } = secrets.value;
  const through = insideOf(model, store, kube);
  return answered(await openStore(store, keys, { ca, signal, ...(through === null ? {} : { through }) }));
}
