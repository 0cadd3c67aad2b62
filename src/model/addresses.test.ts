import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFleet } from '../fleet/load.ts';
import { identityLabels } from '../fleet/rules/reserved-label.ts';
import { overBase } from '../fleet/testing/base-fleet.ts';
import {
  clusterLabel,
  hostOf,
  poolAddress,
  queryUrl,
  receiveUrl,
  replicaLabels,
  storeApiAddresses,
} from './addresses.ts';
import { receiveTenancy } from './agreements.ts';
import type { Cluster, Model } from './model.ts';
import { resolve } from './resolve.ts';

function modelOf(fragment: string): Model & { readonly edge: Cluster } {
  const { fleet, findings } = loadFleet(overBase(fragment), 'fleet.yaml');
  assert.ok(fleet !== null, findings.map((f) => f.message).join('; '));
  const model = resolve(fleet);
  const edge = model.clusters[1];
  assert.ok(edge !== undefined);
  return { ...model, edge };
}

/** The addresses at which an edge asks and writes to the hub, and the hub asks the edge. */
function ways(hub: string, edge: string, fleet = ''): readonly unknown[] {
  const model = modelOf(`${fleet}\nclusters: [{id: hub, ${hub}}, {id: edge, ${edge}}]`);
  const sidecar = modelOf(`${fleet}\nclusters: [{id: hub, ${hub}}, {id: edge, metrics: {replicas: 2}, ${edge}}]`);
  return [queryUrl(model, model.edge), receiveUrl(model, model.edge), storeApiAddresses(sidecar, sidecar.edge)];
}

test('behind gateways hosts lead everywhere, and gRPC by host only where there is TLS', () => {
  assert.deepEqual(ways('expose: {via: gateway}', 'expose: {via: gateway}', 'tls: {issuer: private-ca}'), [
    'https://thanos.hub.example.com',
    'https://receive.hub.example.com/api/v1/receive',
    [
      { address: 'thanos-sidecar.edge.example.com:443', tls: true },
      { address: 'thanos-sidecar-1.edge.example.com:443', tls: true },
    ],
  ]);
  assert.deepEqual(ways('expose: {via: gateway}', 'expose: {via: gateway}'), [
    'http://thanos.hub.example.com',
    'http://receive.hub.example.com/api/v1/receive',
    [
      { address: '10.0.1.1:30901', tls: false },
      { address: '10.0.1.1:30902', tls: false },
    ],
  ]);
});

test('a load-balancer pool gives each service and each sidecar an address of its own', () => {
  const pool = (range: string): string => `expose: {via: load-balancer, addresses: [${range}]}`;
  const [query, , stores] = ways(pool('10.0.9.1-10.0.9.4'), pool('10.0.9.8-10.0.9.9'));
  assert.equal(query, 'http://10.0.9.1:9090');
  assert.deepEqual(stores, [
    { address: '10.0.9.8:10901', tls: false },
    { address: '10.0.9.9:10901', tls: false },
  ]);
  const model = modelOf(
    `clusters: [{id: hub, ${pool('10.0.9.1-10.0.9.4')}}, {id: edge, metrics: {mode: agent}, grafana: local, ${pool('10.0.9.8')}}]`,
  );
  assert.equal(receiveUrl(model, model.edge), 'http://10.0.9.2:19291/api/v1/receive');
  assert.equal(poolAddress(model.hub, 'sidecar'), null);
  assert.equal(poolAddress(model.edge, 'grafana'), '10.0.9.8');
  assert.equal(poolAddress(model.edge, 'receive'), null);
  assert.equal(poolAddress(modelOf('').hub, 'grafana'), null);
});

test('with node ports the first node is asked', () => {
  const model = modelOf('clusters: [{id: hub, expose: {via: node-port}}, {id: edge, metrics: {mode: agent}}]');
  assert.equal(queryUrl(model, model.edge), 'http://10.0.0.1:30902');
  assert.equal(receiveUrl(model, model.edge), 'http://10.0.0.1:30191/api/v1/receive');
  assert.deepEqual(storeApiAddresses(model, model.edge), []);
  assert.equal(hostOf(model.hub, 'grafana'), null);
});

test('inside the hub Services are asked by name', () => {
  const model = modelOf('');
  assert.equal(queryUrl(model, model.hub), 'http://thanos-query-frontend.monitoring.svc.cluster.local:9090');
  assert.equal(
    receiveUrl(model, model.hub),
    'http://thanos-receive-router.monitoring.svc.cluster.local:19291/api/v1/receive',
  );
});

test('the rules of the fleet file reserve the labels that the address book uses', () => {
  for (const label of [clusterLabel, receiveTenancy.label, ...Object.values(replicaLabels)])
    assert.ok(identityLabels.has(label), label);
});
