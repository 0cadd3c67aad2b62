import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { storeNotServable } from './store-not-servable.ts';

test('MinIO and RustFS are not installed by namsan', () => {
  assert.deepEqual(
    told(
      storeNotServable,
      `objectStores:
  s3: {provider: minio, endpoint: null, cluster: edge}
  b: {provider: rustfs, cluster: edge, nodePort: 32001, credentials: {secret: b}, buckets: {}}`,
    ),
    [
      {
        path: 'objectStores.s3.provider',
        severity: 'error',
        message: '`minio` of the object store `s3` cannot be installed in `edge` by namsan',
        fix: storeNotServable.fix,
      },
      {
        path: 'objectStores.b.provider',
        severity: 'error',
        message: '`rustfs` of the object store `b` cannot be installed in `edge` by namsan',
        fix: storeNotServable.fix,
      },
    ],
  );
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(storeNotServable, 'objectStores: {s3: {provider: seaweedfs, endpoint: null, cluster: edge}}'),
    [],
    'SeaweedFS is',
  );
  assert.deepEqual(
    told(storeNotServable, 'objectStores: {s3: {provider: minio}}'),
    [],
    'a MinIO that others run is used',
  );
});
