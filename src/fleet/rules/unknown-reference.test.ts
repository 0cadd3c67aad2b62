import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { unknownReference } from './unknown-reference.ts';

test('object stores and clusters that are named exist', () => {
  assert.deepEqual(
    told(
      unknownReference,
      `objectStores: {b: {provider: seaweedfs, cluster: edg, credentials: {secret: a}, buckets: {}}}
metrics: {objectStore: s33}
logs: {objectStore: constructor, keep: {search: 7d, archive: 30d}}
volumes: {provider: longhorn, backup: {objectStore: nowhere}}`,
    ),
    [
      {
        path: 'objectStores.b.cluster',
        severity: 'error',
        message: '`edg` is not one of the clusters',
        fix: 'Write `edge`.',
      },
      {
        path: 'metrics.objectStore',
        severity: 'error',
        message: '`s33` is not one of the object stores',
        fix: 'Write `s3`.',
      },
      {
        path: 'logs.objectStore',
        severity: 'error',
        message: '`constructor` is not one of the object stores',
        fix: 'Write one of `s3`, `b`.',
      },
      {
        path: 'volumes.backup.objectStore',
        severity: 'error',
        message: '`nowhere` is not one of the object stores',
        fix: 'Write one of `s3`, `b`.',
      },
    ],
  );
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(
      unknownReference,
      `objectStores: {s3: {buckets: {logs: logs, volumes: volumes}}}
logs: {objectStore: s3, keep: {search: 7d, archive: 30d}}
volumes: {provider: longhorn, backup: {objectStore: s3}}`,
    ),
    [],
    'references that hold',
  );
});
