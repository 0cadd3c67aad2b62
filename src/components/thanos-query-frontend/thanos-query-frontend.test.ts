import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../testing/fleet.ts';
import { argsOf, objectNames, objectOf } from '../testing/objects.ts';
import { thanosQueryFrontend } from './thanos-query-frontend.ts';

test('the frontend splits by the fleet’s length, in hours as Go counts, and asks Query inside the hub', () => {
  const model = modelOf({ metrics: 'query: {frontend: {split: 2d}}' });
  assert.deepEqual(argsOf(objectOf(thanosQueryFrontend, model, 'Deployment', 'thanos-query-frontend')).slice(4), [
    '--http-address=0.0.0.0:9090',
    '--query-frontend.downstream-url=http://thanos-query.monitoring.svc.cluster.local:9090',
    '--query-frontend.downstream-tripper-config-file=/etc/thanos/query-frontend/transport.yaml',
    '--query-frontend.compress-responses',
    '--query-frontend.log-queries-longer-than=30s',
    '--query-range.split-interval=48h',
    '--query-range.response-cache-config-file=/etc/thanos/query-frontend/cache.yaml',
    '--labels.split-interval=48h',
    '--labels.response-cache-config-file=/etc/thanos/query-frontend/cache.yaml',
  ]);
});

test('answers are kept in its own memory or in memcached, and a changed file restarts its pods', () => {
  const [own, shared] = ['in-memory', 'memcached'].map((cache) => {
    const model = modelOf({ metrics: `query: {frontend: {cache: ${cache}}}` });
    return {
      file: objectOf(thanosQueryFrontend, model, 'ConfigMap', 'thanos-query-frontend')
        .data?.['cache.yaml']?.split('\n')
        .slice(0, 4),
      sum: objectOf(thanosQueryFrontend, model, 'Deployment', 'thanos-query-frontend').spec.template.metadata
        ?.annotations,
    };
  });
  assert.deepEqual(own?.file, ['type: IN-MEMORY', 'config:', '  max_size: 256MB', '  validity: 24h']);
  assert.deepEqual(shared?.file, [
    'type: MEMCACHED',
    'config:',
    '  addresses:',
    '    - memcached-frontend.monitoring.svc.cluster.local:11211',
  ]);
  assert.notDeepEqual(own?.sum, shared?.sum);
});

test('it is reached from outside by the way that the hub has', () => {
  const ways = [
    'domain: hub.example.com, metrics: {mode: none}',
    'domain: hub.example.com, expose: {via: ingress-nginx}, metrics: {mode: none}',
    'expose: {via: node-port}, metrics: {mode: none}',
    'expose: {via: load-balancer, addresses: [10.0.9.1-10.0.9.9]}, metrics: {mode: none}',
  ];
  assert.deepEqual(
    ways.map((hub) => objectNames(thanosQueryFrontend, modelOf({ hub })).at(-1)),
    [
      'HTTPRoute monitoring/thanos-query-frontend',
      'Ingress monitoring/thanos-query-frontend',
      'Service monitoring/thanos-query-frontend-external',
      'Service monitoring/thanos-query-frontend-external',
    ],
  );
});
