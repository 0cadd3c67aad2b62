import { stringsAt } from '../../kube/read.ts';
import { namespaces, secretKeys } from '../../model/addresses.ts';
import type { Model, ObjectStore } from '../../model/model.ts';
import { secretsOf } from '../../model/secrets/secrets.ts';
import type { KubeClient } from '../kube/kube-client.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import type { StoreKeys } from './open.ts';

/** What a store's Secrets hold: its keys, and the certificate of its CA where it has one. */
export interface StoreSecrets extends StoreKeys {
  readonly ca: string | null;
}

/** Reads the keys of a store where the fleet keeps them. They are held in memory alone. */
export async function storeSecrets(
  model: Model,
  store: ObjectStore,
  kube: (cluster: string) => KubeClient,
  from: string = model.hub.id,
): Promise<Outcome<StoreSecrets>> {
  const place = placeOf(model, store, from);
  const read = async (name: string, keys: readonly string[]): Promise<Outcome<readonly string[]>> => {
    const found = await kube(place.cluster).get({ apiVersion: 'v1', kind: 'Secret', namespace: place.namespace, name });
    if (!found.ok) return found;
    const where = `Secret \`${place.namespace}/${name}\` of \`${place.cluster}\``;
    if (found.value === null)
      return refused('not-found', `There is no ${where}, which has the keys of the object store \`${store.name}\`.`);
    const data = stringsAt(found.value, 'data');
    const lacking = keys.find((key) => (data[key] ?? '') === '');
    if (lacking !== undefined) return refused('not-found', `${where} has no key \`${lacking}\`.`);
    return answered(keys.map((key) => Buffer.from(data[key] ?? '', 'base64').toString('utf8')));
  };
  const keys = await read(store.credentials, [secretKeys.accessKey, secretKeys.secretKey]);
  if (!keys.ok) return keys;
  const ca = store.ca === null ? answered([]) : await read(store.ca, [secretKeys.ca]);
  if (!ca.ok) return ca;
  const [accessKey = '', secretKey = ''] = keys.value;
  return answered({ accessKey, secretKey, ca: ca.value[0] ?? null });
}

/** A cluster and a namespace that have the Secret of a store under the keys of the fleet file: the wanted one where it has it, else the first that does. */
function placeOf(
  model: Model,
  store: ObjectStore,
  from: string,
): { readonly cluster: string; readonly namespace: string } {
  const order = model.clusters.toSorted((a, b) => Number(b.id === from) - Number(a.id === from));
  for (const cluster of order)
    for (const { name, namespace, keys } of secretsOf(model, cluster))
      if (name === store.credentials && keys.some(({ key }) => key === secretKeys.accessKey))
        return { cluster: cluster.id, namespace };
  return { cluster: from, namespace: namespaces.monitoring };
}
