import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { objectStore, thanos } from '../testing/manifests.ts';
import { bucket } from './bucket.ts';

const all =
  thanos('store', 1, `store, ${objectStore('old')}`) +
  thanos('receive', 3, `receive, '--label=region="eu"', ${objectStore('old')}`) +
  thanos(
    'compact',
    1,
    `compact, --retention.resolution-raw=30d, --retention.resolution-5m=60d, --retention.resolution-1h=90d, ${objectStore('old')}`,
  );
const unbounded =
  thanos('store', 1, `store, ${objectStore('old')}`) +
  thanos('receive', 3, `receive, '--label=region="eu"', ${objectStore('old')}`);

test('a bucket that nobody reads any more is lost with all that its compactor keeps', () => {
  assert.deepEqual(judged(bucket, all, all.replaceAll('bucket: old', 'bucket: new')), [
    [
      'loses up to 90d',
      'StatefulSet monitoring/store',
      'spec.template.spec.containers[0]',
      'The bucket `old` at `s3.example.com` is read by nobody any more, in whose place stands the bucket `new` at `s3.example.com`',
    ],
  ]);
  assert.deepEqual(judged(bucket, unbounded, unbounded.replaceAll('endpoint: s3.', 'endpoint: s4.')), [
    [
      'loses everything in it',
      'StatefulSet monitoring/store',
      'spec.template.spec.containers[0]',
      'The bucket `old` at `s3.example.com` is read by nobody any more, in whose place stands the bucket `old` at `s4.example.com`',
    ],
  ]);
});

test('a bucket that is still read is not lost, but somebody must go on deleting in it', () => {
  assert.deepEqual(
    judged(
      bucket,
      all,
      all.replace(
        "90d, '--objstore.config={type: S3, config: {bucket: old",
        "90d, '--objstore.config={type: S3, config: {bucket: new",
      ),
    ),
    [
      [
        'needs order',
        'StatefulSet monitoring/store',
        'spec.template.spec.containers[0]',
        'The bucket `old` at `s3.example.com` is still read, and no compactor works on it any more',
      ],
    ],
  );
});
