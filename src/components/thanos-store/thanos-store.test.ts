import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../testing/fleet.ts';
import { argsOf, objectNames, objectOf } from '../testing/objects.ts';
import { thanosStore } from './thanos-store.ts';

test('a store gateway reads the bucket by its file and its keys from the environment', () => {
  const { spec } = objectOf(
    thanosStore,
    modelOf({ metrics: 'compactor: {deleteDelay: 24h}' }),
    'StatefulSet',
    'thanos-store',
  );
  const container = spec.template.spec.containers[0];
  assert.deepEqual(
    {
      args: container?.args,
      env: container?.env,
      volumes: spec.template.spec.volumes,
      claims: spec.volumeClaimTemplates,
    },
    {
      args: [
        'store',
        '--log.level=info',
        '--log.format=logfmt',
        '--enable-auto-gomemlimit',
        '--http-address=0.0.0.0:10902',
        '--grpc-address=0.0.0.0:10901',
        '--data-dir=/var/thanos/store',
        '--objstore.config-file=/etc/thanos/objectstore/objstore.yaml',
        '--index-cache.config-file=/etc/thanos/store/index-cache.yaml',
        '--chunk-pool-size=500MB',
        '--store.enable-index-header-lazy-reader',
        '--ignore-deletion-marks-delay=12h',
        '--disable-admin-operations',
      ],
      env: [
        { name: 'AWS_ACCESS_KEY_ID', valueFrom: { secretKeyRef: { name: 's3', key: 'access-key' } } },
        { name: 'AWS_SECRET_ACCESS_KEY', valueFrom: { secretKeyRef: { name: 's3', key: 'secret-key' } } },
      ],
      volumes: [
        { name: 'config', configMap: { name: 'thanos-store' } },
        { name: 'objectstore', configMap: { name: 'thanos-objectstore' } },
      ],
      claims: [
        {
          metadata: { name: 'data' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '20Gi' } } },
        },
      ],
    },
  );
});

test('every shard is a StatefulSet of its own behind one headless Service, with its own selection', () => {
  const model = modelOf({ metrics: 'store: {shards: 2, replicas: 2}' });
  assert.deepEqual(objectNames(thanosStore, model), [
    'ServiceAccount monitoring/thanos-store',
    'ConfigMap monitoring/thanos-store',
    'Service monitoring/thanos-store',
    'StatefulSet monitoring/thanos-store-shard-0',
    'StatefulSet monitoring/thanos-store-shard-1',
    'PodDisruptionBudget monitoring/thanos-store-shard-0',
    'PodDisruptionBudget monitoring/thanos-store-shard-1',
    'ServiceMonitor monitoring/thanos-store',
    'PrometheusRule monitoring/thanos-store',
  ]);
  assert.deepEqual(objectOf(thanosStore, model, 'Service', 'thanos-store').spec, {
    type: 'ClusterIP',
    clusterIP: 'None',
    selector: { 'app.kubernetes.io/name': 'thanos-store' },
    ports: [
      { name: 'grpc', port: 10901, targetPort: 'grpc', appProtocol: 'kubernetes.io/h2c' },
      { name: 'http', port: 10902, targetPort: 'http' },
    ],
  });
  const second = objectOf(thanosStore, model, 'StatefulSet', 'thanos-store-shard-1');
  assert.deepEqual(
    [
      argsOf(second).at(-1),
      second.spec.serviceName,
      objectOf(thanosStore, model, 'ConfigMap', 'thanos-store').data?.['selector-shard-1.yaml']?.split('\n').at(-2),
    ],
    ['--selector.relabel-config-file=/etc/thanos/store/selector-shard-1.yaml', 'thanos-store', "  regex: '1'"],
  );
});
