import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { objectOf } from '../testing/objects.ts';
import { minio } from './minio.ts';

const model = modelOf({
  store:
    'provider: minio, cluster: s3, nodePort: 32001, region: seoul, credentials: {secret: keys}, buckets: {metrics: blocks}',
  clusters: ['id: s3, metrics: {mode: none}'],
});
const cluster = clusterOf(model, 's3');

test('MinIO is the last image that was published, with the keys of the fleet, without a console', () => {
  const { template } = objectOf(minio, model, 'StatefulSet', 'minio', cluster).spec;
  const container = template.spec.containers[0];
  const from = (key: string): object => ({ secretKeyRef: { name: 'keys', key } });
  assert.deepEqual(
    [container?.image, container?.args, container?.env],
    [
      'quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z',
      ['server', '/data', '--address=:9000'],
      [
        { name: 'MINIO_ROOT_USER', valueFrom: from('access-key') },
        { name: 'MINIO_ROOT_PASSWORD', valueFrom: from('secret-key') },
        { name: 'MINIO_SITE_REGION', value: 'seoul' },
        { name: 'MINIO_BROWSER', value: 'off' },
        { name: 'MINIO_UPDATE', value: 'off' },
        { name: 'HOME', value: '/tmp' },
      ],
    ],
  );
});

test('clients reach it by the node port that they are told', () => {
  assert.deepEqual(objectOf(minio, model, 'Service', 'minio-s3-external', cluster).spec.ports, [
    { name: 's3', port: 9000, targetPort: 's3', nodePort: 32001 },
  ]);
  assert.equal(model.metrics.objectStore.endpoint, '10.0.1.1:32001');
});

test('no other cluster has it', () => {
  assert.equal(minio.build(model, model.hub), null);
});
