import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saidOf } from '../testing/small-live.ts';
import { routeRefused } from './route-refused.ts';

const kinds = [
  {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    resource: 'httproutes',
    namespaced: true,
    verbs: ['list'],
  },
];
const route = (name: string, resolved: string) => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name, namespace: 'm' },
  spec: { parentRefs: [{ name: 'gw' }] },
  status: {
    parents: [
      {
        parentRef: { name: 'gw' },
        conditions: [
          { type: 'Accepted', status: 'True' },
          { type: 'ResolvedRefs', status: resolved, reason: 'BackendNotFound', message: 'Service "query" not found' },
        ],
      },
    ],
  },
});

test('a route that leads to nothing is told with what the gateway says of it', async () => {
  const objects = [route('a', 'True'), route('b', 'False')];
  assert.deepEqual(await saidOf(routeRefused, { rendered: objects, objects, kinds }), [
    'thanos-query: HTTPRoute m/a is accepted: accepted',
    '! thanos-query HTTPRoute m/b: `HTTPRoute m/b` is not taken up: Gateway gw: ResolvedRefs is False: Service "query" not found (BackendNotFound)',
  ]);
});
