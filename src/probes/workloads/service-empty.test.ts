import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saidOf } from '../testing/small-live.ts';
import { serviceEmpty } from './service-empty.ts';

const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'query', namespace: 'm' },
  spec: { selector: { app: 'q' }, ports: [{ name: 'http' }, { name: 'grpc' }] },
};
const slice = (ready: readonly boolean[], ports: readonly string[] = ['http', 'grpc'], of = 'query') => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { name: `${of}-1`, namespace: 'm', labels: { 'kubernetes.io/service-name': of } },
  endpoints: ready.map((one) => ({ conditions: { ready: one } })),
  ports: ports.map((name) => ({ name })),
});
const said = (object: object, ...objects: readonly (typeof service | ReturnType<typeof slice>)[]) =>
  saidOf(serviceEmpty, { rendered: [service], objects: [{ ...service, ...object }, ...objects] });

test('a Service with ready endpoints on each port is in order', async () => {
  assert.deepEqual(await said({}, slice([true, false, true])), [
    'thanos-query: Service m/query has ready endpoints: 2 endpoints',
  ]);
});

test('a Service that selects nothing, or nothing ready, is told with the cause', async () => {
  assert.deepEqual(await said({}, slice([true], [], 'other')), [
    '! thanos-query Service m/query: `Service m/query` has no ready endpoint: selects no pod',
  ]);
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'q-0', namespace: 'm', labels: { app: 'q' } },
    spec: { nodeName: 'n', containers: [{ name: 'c', image: 'i' }] },
    status: { containerStatuses: [{ name: 'c', ready: false, started: true, state: { running: {} } }] },
  };
  const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'n' } };
  const objects = [service, slice([false]), pod, node];
  assert.deepEqual(await saidOf(serviceEmpty, { rendered: [service], objects }), [
    '! thanos-query Service m/query: `Service m/query` has no ready endpoint: its one pod is not ready, pod q-0: container c is not ready',
  ]);
});

test('a port whose target name no pod has is told, though its pods are ready', async () => {
  assert.deepEqual(await said({}, slice([true], ['http'])), [
    '! thanos-query Service m/query: `Service m/query` leads nowhere by port `grpc`: its pods have no port of the name that it targets',
  ]);
});

test('a Service that waits for its address is told; one without a selector is not asked about', async () => {
  const spec = { ...service.spec, type: 'LoadBalancer' };
  assert.deepEqual(await said({ spec }, slice([true])), [
    '! thanos-query Service m/query: `Service m/query` has no address of a load balancer yet',
  ]);
  assert.deepEqual(await said({ spec: { ports: [] } }), []);
});
