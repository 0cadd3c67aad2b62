import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFleet } from '../../fleet/load.ts';
import type { Cluster, Model } from '../model.ts';
import { resolve } from '../resolve.ts';
import { forwardTarget, storeTarget } from './forwarding.ts';

function modelOf(tls: string, hub: string): Model {
  const { fleet } = loadFleet(
    `namsan: v1
name: f
profile: compat
tls: {${tls}}
objectStores: {s3: {provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {metrics: blocks, logs: lines}}}
metrics: {objectStore: s3, keep: {raw: 14d, 5m: 30d, 1h: 90d}}
logs: {objectStore: s3, keep: {search: 7d, archive: 30d}}
clusters:
  - {id: hub, role: hub, nodes: [{name: h, address: 10.0.0.1}], metrics: {mode: sidecar}, ${hub}}
  - {id: edge, role: edge, nodes: [{name: e, address: 10.0.1.1}], metrics: {mode: none}, logs: {mode: forward}}`,
    'fleet.yaml',
  );
  if (fleet === null) throw new Error('the fleet of this test has errors');
  return resolve(fleet);
}

function edgeOf({ clusters }: Model): Cluster {
  const edge = clusters.find(({ id }) => id === 'edge');
  if (edge === undefined) throw new Error('no edge');
  return edge;
}

const service = 'opensearch.logging.svc.cluster.local';

test('callers ask for the name that the certificate of OpenSearch has, whatever the address', () => {
  const plain = modelOf('issuer: none', 'expose: {via: node-port}, logs: {mode: local}');
  assert.deepEqual(
    [storeTarget(plain, plain.hub), storeTarget(plain, edgeOf(plain))],
    [
      { host: service, port: 9200, serverName: service, ownCa: true },
      { host: '10.0.0.1', port: 30920, serverName: service, ownCa: true },
    ],
  );
});

test('a gateway hands TLS through to the certificate of the fleet, an ingress answers by that of its host', () => {
  const acme = 'issuer: acme, email: a@example.com';
  const target = (tls: string, via: string) => {
    const model = modelOf(tls, `domain: h.example.com, expose: {via: ${via}}, logs: {mode: local}`);
    const { host, port, serverName, ownCa } = storeTarget(model, edgeOf(model));
    return [host, port, serverName, ownCa];
  };
  const host = 'opensearch.h.example.com';
  assert.deepEqual(
    [target(acme, 'gateway'), target(acme, 'ingress-nginx'), target('issuer: private-ca', 'ingress-nginx')],
    [
      [host, 443, host, true],
      [host, 443, host, false],
      [host, 443, host, true],
    ],
  );
});

test('an aggregator is known by a name that no DNS server knows; without one, and inside the hub, there is none', () => {
  const gathered = modelOf('issuer: none', 'expose: {via: node-port}, logs: {mode: local, aggregator: 1}');
  assert.deepEqual(forwardTarget(gathered, edgeOf(gathered)), {
    host: '10.0.0.1',
    port: 30224,
    serverName: 'fluent-bit-aggregator.hub',
    ownCa: true,
  });
  const none = modelOf('issuer: none', 'expose: {via: node-port}, logs: {mode: local}');
  assert.deepEqual([forwardTarget(gathered, gathered.hub), forwardTarget(none, edgeOf(none))], [null, null]);
});
