import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { seaweedfs } from './seaweedfs.ts';

const served = (provider: string): ReturnType<typeof modelOf> =>
  modelOf({
    store: `provider: ${provider}, cluster: s3, nodePort: 32001, volume: 5Gi, credentials: {secret: keys}, buckets: {metrics: blocks}`,
    clusters: ['id: s3, metrics: {mode: none}'],
  });

test('the cluster that serves the store has SeaweedFS, behind the node port that clients are told', () => {
  const model = served('seaweedfs');
  const cluster = clusterOf(model, 's3');
  assert.deepEqual(objectNames(seaweedfs, model), []);
  const names = objectNames(seaweedfs, model, cluster).map((name) => name.replace(/-[0-9a-f]{8}$/, '-<digest>'));
  assert.deepEqual(names, [
    'ServiceAccount object-store/seaweedfs',
    'Service object-store/seaweedfs-s3',
    'StatefulSet object-store/seaweedfs',
    'Service object-store/seaweedfs-s3-external',
    'Job object-store/seaweedfs-buckets-<digest>',
  ]);
  assert.deepEqual(objectOf(seaweedfs, model, 'Service', 'seaweedfs-s3-external', cluster).spec, {
    type: 'NodePort',
    ports: [{ name: 's3', port: 8333, targetPort: 's3', nodePort: 32001 }],
    selector: { 'app.kubernetes.io/name': 'seaweedfs', 'app.kubernetes.io/instance': 'seaweedfs' },
  });
});

test('it lets in nobody but the holder of the keys, and keeps everything on its volume', () => {
  const model = served('seaweedfs');
  const { template, volumeClaimTemplates } = objectOf(
    seaweedfs,
    model,
    'StatefulSet',
    'seaweedfs',
    clusterOf(model, 's3'),
  ).spec;
  const container = template.spec.containers[0];
  assert.deepEqual(
    [container?.args, container?.env, volumeClaimTemplates?.[0]?.spec?.resources],
    [
      [
        'server',
        '-dir=/data',
        '-ip=127.0.0.1',
        '-ip.bind=0.0.0.0',
        '-master.volumeSizeLimitMB=1024',
        '-volume.max=0',
        '-filer',
        '-s3',
        '-s3.port=8333',
      ],
      [
        { name: 'AWS_ACCESS_KEY_ID', valueFrom: { secretKeyRef: { name: 'keys', key: 'access-key' } } },
        { name: 'AWS_SECRET_ACCESS_KEY', valueFrom: { secretKeyRef: { name: 'keys', key: 'secret-key' } } },
      ],
      { requests: { storage: '5Gi' } },
    ],
  );
});
