import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../testing/fleet.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { memcachedFrontend, memcachedIndex } from './memcached.ts';

test('each cache is there only where the fleet file asks for it', () => {
  const none = modelOf();
  const index = modelOf({ metrics: 'store: {indexCache: memcached}' });
  const frontend = modelOf({ metrics: 'query: {frontend: {cache: memcached}}' });
  assert.deepEqual(
    [none, index, frontend].map((model) =>
      [memcachedIndex, memcachedFrontend].map((c) => objectNames(c, model).length),
    ),
    [
      [0, 0],
      [4, 0],
      [0, 4],
    ],
  );
});

test('a cache has one address that resolves while its pod is away', () => {
  const model = modelOf({ metrics: 'store: {indexCache: memcached}' });
  assert.deepEqual(objectOf(memcachedIndex, model, 'Service', 'memcached-index').spec, {
    type: 'ClusterIP',
    selector: { 'app.kubernetes.io/name': 'memcached-index', 'app.kubernetes.io/instance': 'memcached-index' },
    ports: [
      { name: 'client', port: 11211, targetPort: 'client' },
      { name: 'metrics', port: 9150, targetPort: 'metrics' },
    ],
  });
});

test('the server takes items as large as its clients send, and runs as its own user', () => {
  const model = modelOf({ metrics: 'query: {frontend: {cache: memcached}}' });
  const pod = objectOf(memcachedFrontend, model, 'Deployment', 'memcached-frontend').spec.template.spec;
  assert.deepEqual(
    [pod.securityContext?.runAsUser, pod.containers.map(({ args }) => args)],
    [
      11211,
      [
        ['--memory-limit=1024', '--max-item-size=5m', '--conn-limit=4096', '--port=11211'],
        ['--memcached.address=localhost:11211', '--web.listen-address=0.0.0.0:9150'],
      ],
    ],
  );
});
