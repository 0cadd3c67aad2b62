import { secretKeys } from '../addresses.ts';
import type { Model, ObjectStore } from '../model.ts';
import { type DeclaredSecret, own, type SecretKey } from './declared-secret.ts';

type Draft = Omit<DeclaredSecret, 'type' | 'maker'> & Partial<Pick<DeclaredSecret, 'type' | 'maker'>>;

/** A Secret that holds what it likes and comes as `secrets.via` says, unless the draft says otherwise. */
export function secret(draft: Draft): DeclaredSecret {
  return { type: 'Opaque', maker: 'store', ...draft };
}

/** Keys of an S3 store as the fleet file has them. */
export function storeKeys(store: ObjectStore): readonly SecretKey[] {
  return [
    own(store.credentials, secretKeys.accessKey, `access key of the object store ${store.name}`),
    own(store.credentials, secretKeys.secretKey, `secret key of the object store ${store.name}`),
  ];
}

/** The Secrets by which a namespace reaches an object store. */
export function storeSecrets(
  store: ObjectStore,
  namespace: string,
  usedBy: readonly string[],
): readonly DeclaredSecret[] {
  const keys = secret({ name: store.credentials, namespace, keys: storeKeys(store), usedBy });
  if (store.ca === null) return [keys];
  const ca = own(store.ca, secretKeys.ca, `certificate of the CA of the object store ${store.name}`);
  return [keys, secret({ name: store.ca, namespace, keys: [ca], usedBy })];
}

/** The certificate of the fleet's CA in a namespace whose pods call by it. */
export function caSecret({ tls }: Model, namespace: string, usedBy: readonly string[]): DeclaredSecret {
  const ca = own(tls.ca, secretKeys.ca, "certificate of the fleet's CA");
  return secret({ name: tls.ca, namespace, maker: 'certificates', keys: [ca], usedBy });
}
