import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { thanosObjectstore } from './thanos-objectstore.ts';

test('the file names the bucket and holds no key', () => {
  assert.deepEqual(objectOf(thanosObjectstore, modelOf(), 'ConfigMap', 'thanos-objectstore').data, {
    'objstore.yaml': [
      'type: S3',
      'config:',
      '  bucket: blocks',
      '  endpoint: s3.example.com',
      '  region: us-east-1',
      '  insecure: false',
      '  bucket_lookup_type: auto',
      '',
    ].join('\n'),
  });
});

test('a store of one’s own is asked by path, without TLS where its address says so, and with its CA where it has one', () => {
  const model = modelOf({
    store:
      'provider: minio, endpoint: "http://10.9.9.9:9000", credentials: {secret: s3}, ca: {secret: s3-ca}, buckets: {metrics: blocks}',
  });
  assert.deepEqual(
    objectOf(thanosObjectstore, model, 'ConfigMap', 'thanos-objectstore').data?.['objstore.yaml']?.split('\n'),
    [
      'type: S3',
      'config:',
      '  bucket: blocks',
      '  endpoint: 10.9.9.9:9000',
      '  region: us-east-1',
      '  insecure: true',
      '  bucket_lookup_type: path',
      '  http_config:',
      '    tls_config:',
      '      ca_file: /etc/thanos/objectstore-ca/ca.crt',
      '',
    ],
  );
});

test('the hub and the clusters with a sidecar have it', () => {
  const model = modelOf({
    clusters: ['id: a, metrics: {mode: sidecar}', 'id: b, metrics: {mode: agent}', 'id: c, metrics: {mode: none}'],
  });
  assert.deepEqual(
    ['hub', 'a', 'b', 'c'].map((id) => objectNames(thanosObjectstore, model, clusterOf(model, id)).length),
    [1, 1, 0, 0],
  );
});
