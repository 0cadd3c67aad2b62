import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { bucketMissing } from './bucket-missing.ts';

test('a store without the bucket that metrics need is told where to get it', () => {
  assert.deepEqual(told(bucketMissing, 'objectStores: {s3: {buckets: {metrics: null}}}'), [
    {
      path: 'objectStores.s3.buckets',
      severity: 'error',
      message: 'The object store `s3` has no `metrics` bucket',
      fix: 'Add `metrics: <bucket>` to its `buckets`.',
    },
  ]);
});

test('logs and volume backups need their buckets as well', () => {
  assert.deepEqual(
    told(
      bucketMissing,
      `logs: {objectStore: s3, keep: {search: 7d, archive: 30d}}
volumes: {provider: longhorn, backup: {objectStore: s3}}`,
    ),
    [
      {
        path: 'objectStores.s3.buckets',
        severity: 'error',
        message: 'The object store `s3` has no `logs` bucket',
        fix: 'Add `logs: <bucket>` to its `buckets`.',
      },
      {
        path: 'objectStores.s3.buckets',
        severity: 'error',
        message: 'The object store `s3` has no `volumes` bucket',
        fix: 'Add `volumes: <bucket>` to its `buckets`.',
      },
    ],
  );
});

test('one bucket serves one purpose, under whichever name and spelling its store goes', () => {
  for (const endpoint of ['https://s3.example.com', 'https://S3.example.com/', 'https://s3.example.com:443'])
    assert.deepEqual(
      told(
        bucketMissing,
        `objectStores:
  again: {provider: s3, endpoint: "${endpoint}", credentials: {secret: a}, buckets: {logs: thanos}}`,
      ),
      [
        {
          path: 'objectStores.again.buckets.logs',
          severity: 'error',
          message: 'The bucket `thanos` already serves `s3.metrics`',
          fix: 'Give each purpose its own bucket.',
        },
      ],
      endpoint,
    );
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(
      bucketMissing,
      `objectStores:
  other: {provider: s3, endpoint: "https://other.example.com", credentials: {secret: a}, buckets: {logs: thanos}}`,
    ),
    [],
    'the same bucket name on two stores is two buckets',
  );
  assert.deepEqual(
    told(bucketMissing, 'objectStores: {s3: {buckets: {metrics: thanos}}}'),
    [],
    'a purpose that nothing needs may be left out',
  );
});
