import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../testing/fleet.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { secrets } from './secrets.ts';

const model = modelOf({
  store:
    'provider: minio, endpoint: "https://s3.example.com", credentials: {secret: s3}, ca: {secret: s3-ca}, buckets: {metrics: blocks, volumes: copies}',
  fleet:
    'secrets: {via: external-secrets, store: vault}\nvolumes: {provider: longhorn, backup: {objectStore: main}}\ntls: {issuer: private-ca}',
});

test('every Secret of the cluster is fetched, but for those that belong to certificates', () => {
  assert.deepEqual(objectNames(secrets, model), [
    'ExternalSecret monitoring/s3',
    'ExternalSecret monitoring/s3-ca',
    'ExternalSecret longhorn-system/longhorn-backup',
    'ExternalSecret monitoring/grafana-admin',
  ]);
});

test('a Secret is made of the entry of its name, a property for each key', () => {
  assert.deepEqual(objectOf(secrets, model, 'ExternalSecret', 's3').spec, {
    refreshInterval: '1h',
    secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
    target: {
      name: 's3',
      creationPolicy: 'Owner',
      template: {
        engineVersion: 'v2',
        type: 'Opaque',
        data: { 'access-key': '{{ .access_key }}', 'secret-key': '{{ .secret_key }}' },
      },
    },
    data: [
      { secretKey: 'access_key', remoteRef: { key: 'small/s3', property: 'access-key' } },
      { secretKey: 'secret_key', remoteRef: { key: 'small/s3', property: 'secret-key' } },
    ],
  });
});

test('Longhorn’s own names for keys are filled from the one Secret of the store, and what is no secret is written out', () => {
  const { target, data } = objectOf(secrets, model, 'ExternalSecret', 'longhorn-backup').spec;
  assert.deepEqual(target?.template?.data, {
    AWS_ACCESS_KEY_ID: '{{ .AWS_ACCESS_KEY_ID }}',
    AWS_SECRET_ACCESS_KEY: '{{ .AWS_SECRET_ACCESS_KEY }}',
    AWS_ENDPOINTS: 'https://s3.example.com',
    AWS_CERT: '{{ .AWS_CERT }}',
  });
  assert.deepEqual(data, [
    { secretKey: 'AWS_ACCESS_KEY_ID', remoteRef: { key: 'small/s3', property: 'access-key' } },
    { secretKey: 'AWS_SECRET_ACCESS_KEY', remoteRef: { key: 'small/s3', property: 'secret-key' } },
    { secretKey: 'AWS_CERT', remoteRef: { key: 'small/s3-ca', property: 'ca.crt' } },
  ]);
});

test('Secrets that come another way are no ExternalSecrets', () => {
  for (const via of ['existing', 'sops', 'sealed-secrets']) {
    const other = modelOf({ fleet: `secrets: {via: ${via}}` });
    assert.equal(secrets.build(other, other.hub), null);
  }
});
