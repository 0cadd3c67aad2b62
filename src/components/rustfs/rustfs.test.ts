import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { objectOf } from '../testing/objects.ts';
import { rustfs } from './rustfs.ts';

const model = modelOf({
  store: 'provider: rustfs, cluster: s3, region: seoul, credentials: {secret: keys}, buckets: {metrics: blocks}',
  clusters: ['id: s3, metrics: {mode: none}'],
});

test('RustFS serves one volume with the keys of the fleet, without a console', () => {
  const { template } = objectOf(rustfs, model, 'StatefulSet', 'rustfs', clusterOf(model, 's3')).spec;
  const container = template.spec.containers[0];
  const from = (key: string): object => ({ secretKeyRef: { name: 'keys', key } });
  assert.deepEqual(
    [container?.image, template.spec.securityContext?.runAsUser, container?.env],
    [
      'docker.io/rustfs/rustfs:1.0.0-rc.3',
      10001,
      [
        { name: 'RUSTFS_ACCESS_KEY', valueFrom: from('access-key') },
        { name: 'RUSTFS_SECRET_KEY', valueFrom: from('secret-key') },
        { name: 'RUSTFS_VOLUMES', value: '/data' },
        { name: 'RUSTFS_ADDRESS', value: ':9000' },
        { name: 'RUSTFS_REGION', value: 'seoul' },
        { name: 'RUSTFS_CONSOLE_ENABLE', value: 'false' },
        { name: 'RUSTFS_OBS_LOG_DIRECTORY', value: '' },
        { name: 'RUSTFS_OBS_LOGGER_LEVEL', value: 'info' },
        { name: 'RUSTFS_OBS_ENVIRONMENT', value: 'production' },
      ],
    ],
  );
});

test('no other cluster has it', () => {
  assert.equal(rustfs.build(model, model.hub), null);
});
