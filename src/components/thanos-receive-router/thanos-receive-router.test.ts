import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../testing/fleet.ts';
import { argsOf, objectNames, objectOf } from '../testing/objects.ts';
import { thanosReceiveRouter } from './thanos-receive-router.ts';

const agents = { clusters: ['id: edge, metrics: {mode: agent}'] };

test('routers are there only where somebody writes', () => {
  assert.deepEqual(objectNames(thanosReceiveRouter, modelOf()), []);
  assert.equal(objectNames(thanosReceiveRouter, modelOf(agents)).length, 8);
});

test('a router spreads series by ketama over every ingester and takes the tenant from the header', () => {
  const model = modelOf(agents);
  assert.deepEqual(argsOf(objectOf(thanosReceiveRouter, model, 'Deployment', 'thanos-receive-router')), [
    'receive',
    '--log.level=info',
    '--log.format=logfmt',
    '--enable-auto-gomemlimit',
    '--http-address=0.0.0.0:10902',
    '--grpc-address=0.0.0.0:10901',
    '--remote-write.address=0.0.0.0:19291',
    '--receive.hashrings-file=/etc/thanos/receive/hashrings.json',
    '--receive.hashrings-algorithm=ketama',
    '--receive.replication-factor=3',
    '--receive.tenant-header=THANOS-TENANT',
    '--receive.default-tenant-id=default-tenant',
    '--receive.tenant-label-name=tenant_id',
    '--receive.limits-config-file=/etc/thanos/receive/limits.yaml',
    '--label=receive_cluster="hub"',
  ]);
  const files = objectOf(thanosReceiveRouter, model, 'ConfigMap', 'thanos-receive-router').data;
  assert.deepEqual(JSON.parse(files?.['hashrings.json'] ?? ''), [
    {
      hashring: 'default',
      endpoints: [0, 1, 2].map(
        (i) => `thanos-receive-ingester-${i}.thanos-receive-ingester.monitoring.svc.cluster.local:10901`,
      ),
    },
  ]);
});

test('active series are limited by what the ingesters report, where the hub scrapes itself', () => {
  const limitsOf = (hub: string): readonly string[] | undefined =>
    objectOf(thanosReceiveRouter, modelOf({ hub, ...agents }), 'ConfigMap', 'thanos-receive-router')
      .data?.['limits.yaml']?.trim()
      .split('\n');
  assert.deepEqual(limitsOf('metrics: {mode: none}'), [
    'write:',
    '  global: {}',
    '  default:',
    '    request:',
    '      series_limit: 10000',
    '      samples_limit: 50000',
  ]);
  assert.deepEqual(limitsOf('metrics: {mode: sidecar}'), [
    'write:',
    '  global:',
    '    meta_monitoring_url: http://thanos-query.monitoring.svc.cluster.local:9090',
    '    meta_monitoring_limit_query: sum by (tenant) (prometheus_tsdb_head_series{job="thanos-receive-ingester"}) / 3',
    '  default:',
    '    request:',
    '      series_limit: 10000',
    '      samples_limit: 50000',
    '    head_series_limit: 1000000',
  ]);
});
