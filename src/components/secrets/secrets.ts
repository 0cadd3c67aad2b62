import type { ExternalSecret, ExternalSecretData } from '../../kube/types.gen.ts';
import type { Model } from '../../model/model.ts';
import type { DeclaredSecret, SecretKey } from '../../model/secrets/declared-secret.ts';
import { secretsOf, storePlace } from '../../model/secrets/secrets.ts';
import { versions } from '../../model/versions.ts';
import { type Identity, metadata } from '../parts/labels.ts';
import { type Component, waves } from '../workload.ts';

const identity: Identity = { name: 'secrets', layer: 'secrets', version: versions.externalSecrets };

/** How often the operator looks into the store: a value that was changed there arrives within an hour. */
const refreshInterval = '1h';

/** The Secrets of a cluster as ExternalSecrets: what is fetched from the store, and how each key of a Secret is made of it. */
export const secrets: Component = {
  name: 'secrets',
  wave: waves.secrets,
  about: 'ExternalSecrets for every Secret that the cluster needs.',
  build: (model, cluster) => {
    const { secrets: way } = model;
    if (way.via !== 'external-secrets') return null;
    const declared = secretsOf(model, cluster).filter(({ maker }) => maker === 'store');
    return { objects: declared.map((secret) => externalSecret(model, way.store, secret)), charts: [] };
  },
};

function externalSecret(model: Model, store: string, secret: DeclaredSecret): ExternalSecret {
  const { name, namespace, type, keys } = secret;
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: metadata(identity, name, namespace),
    spec: {
      refreshInterval,
      secretStoreRef: { kind: 'ClusterSecretStore', name: store },
      target: {
        name,
        creationPolicy: 'Owner',
        // What is fetched goes into the Secret by this template alone, so that constant keys stand beside fetched ones.
        template: { engineVersion: 'v2', type, data: Object.fromEntries(keys.map(templated)) },
      },
      data: keys.flatMap((key) => fetched(model, key)),
    },
  };
}

function fetched(model: Model, { key, value }: SecretKey): readonly ExternalSecretData[] {
  if (value.from === 'text') return [];
  const { entry, property } = storePlace(model, value);
  return [{ secretKey: variable(key), remoteRef: { key: entry, property } }];
}

function templated({ key, value }: SecretKey): readonly [string, string] {
  return [key, value.from === 'text' ? value.text : `{{ .${variable(key)} }}`];
}

/** Names in a template have letters, digits and `_` alone. */
function variable(key: string): string {
  return key.replaceAll(/[^A-Za-z0-9]/g, '_');
}
