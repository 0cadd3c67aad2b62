import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../testing/fleet.ts';
import { argsOf, objectNames, objectOf } from '../testing/objects.ts';
import { thanosCompactor } from './thanos-compactor.ts';

test('one compactor keeps each resolution for as long as the fleet promises', () => {
  const workload = objectOf(thanosCompactor, modelOf(), 'StatefulSet', 'thanos-compactor');
  assert.equal(workload.spec.replicas, 1);
  assert.deepEqual(argsOf(workload), [
    'compact',
    '--log.level=info',
    '--log.format=logfmt',
    '--enable-auto-gomemlimit',
    '--http-address=0.0.0.0:10902',
    '--wait',
    '--wait-interval=5m',
    '--data-dir=/var/thanos/compact',
    '--objstore.config-file=/etc/thanos/objectstore/objstore.yaml',
    '--retention.resolution-raw=14d',
    '--retention.resolution-5m=30d',
    '--retention.resolution-1h=90d',
    '--delete-delay=2d',
    '--compact.concurrency=1',
    '--downsample.concurrency=1',
    '--disable-admin-operations',
  ]);
});

test('the copies of ingesters are merged where there are ingesters', () => {
  const model = modelOf({ clusters: ['id: edge, metrics: {mode: agent}'] });
  assert.deepEqual(
    argsOf(objectOf(thanosCompactor, model, 'StatefulSet', 'thanos-compactor')).filter((arg) => arg.includes('dedup')),
    ['--deduplication.replica-label=receive_replica'],
  );
});

test('a hub that nobody scrapes has neither monitors nor alerts', () => {
  assert.deepEqual(objectNames(thanosCompactor, modelOf({ hub: 'metrics: {mode: none}' })), [
    'ServiceAccount monitoring/thanos-compactor',
    'Service monitoring/thanos-compactor',
    'StatefulSet monitoring/thanos-compactor',
  ]);
});
