import type { ConfigMap, EnvVar, EnvVarSource, Volume, VolumeMount } from '../../kube/types.gen.ts';
import { objectStoreConfig, secretKeys } from '../../model/addresses.ts';
import type { ObjectStore } from '../../model/model.ts';
import { configMap, configVolume, yamlFile } from './config-file.ts';
import type { Identity } from './labels.ts';

/** Path of the object store's configuration in every container that mounts it. */
export const objectStoreFile = `${objectStoreConfig.directory}/${objectStoreConfig.key}`;

const caVolume = 'objectstore-ca';
const caDirectory = '/etc/thanos/objectstore-ca';

/**
 * The configuration of the metrics bucket as Thanos reads it, without keys: the client then takes them from the environment
 * (objstore providers/s3/s3.go, NewBucketWithConfig: the chain EnvAWS is used when `access_key` is empty).
 */
export function objectStoreText(store: ObjectStore): string {
  return yamlFile({
    type: 'S3',
    config: {
      bucket: store.buckets.metrics,
      endpoint: store.endpoint,
      region: store.region,
      insecure: store.scheme === 'http',
      // A store of one's own has no DNS name per bucket.
      bucket_lookup_type: store.provider === 's3' ? 'auto' : 'path',
      ...(store.ca === null ? {} : { http_config: { tls_config: { ca_file: `${caDirectory}/${secretKeys.ca}` } } }),
    },
  });
}

/** The ConfigMap with the file, one in each cluster where something reads the bucket or writes it. */
export function objectStoreConfigMap(identity: Identity, store: ObjectStore): ConfigMap {
  return configMap(identity, objectStoreConfig.name, { [objectStoreConfig.key]: objectStoreText(store) });
}

/** Volumes of the configuration and, where the store's certificate needs one, of the CA. */
export function objectStoreVolumes(store: ObjectStore): readonly Volume[] {
  const config = configVolume('objectstore', objectStoreConfig.name);
  return store.ca === null ? [config] : [config, { name: caVolume, secret: { secretName: store.ca } }];
}

/** Where those volumes are mounted. */
export function objectStoreMounts(store: ObjectStore): readonly VolumeMount[] {
  const config = { name: 'objectstore', mountPath: objectStoreConfig.directory, readOnly: true };
  return store.ca === null ? [config] : [config, { name: caVolume, mountPath: caDirectory, readOnly: true }];
}

/** The keys, from the Secret that the fleet file names, as an S3 client looks for them. */
export function objectStoreEnv(store: ObjectStore): readonly EnvVar[] {
  const from = (key: string): EnvVarSource => ({ secretKeyRef: { name: store.credentials, key } });
  return [
    { name: 'AWS_ACCESS_KEY_ID', valueFrom: from(secretKeys.accessKey) },
    { name: 'AWS_SECRET_ACCESS_KEY', valueFrom: from(secretKeys.secretKey) },
  ];
}
