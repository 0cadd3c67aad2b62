import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFleet } from '../../fleet/load.ts';
import { overBase } from '../../fleet/testing/base-fleet.ts';
import { exposedIn } from '../exposure.ts';
import type { Model } from '../model.ts';
import { resolve } from '../resolve.ts';
import { aggregatorAddress, logStoreAddress } from './addresses.ts';

function modelOf(hub: string, fleet = ''): Model {
  const text = `objectStores: {s3: {buckets: {logs: logs}}}
logs: {objectStore: s3, keep: {search: 7d, archive: 30d}}
${fleet}
clusters: [{id: hub, ${hub}}, {id: edge, logs: {mode: forward}}]`;
  const { fleet: loaded, findings } = loadFleet(overBase(text), 'fleet.yaml');
  assert.ok(loaded !== null, findings.map((f) => f.message).join('; '));
  return resolve(loaded);
}

/** Where each cluster of the fleet reaches the OpenSearch of its lines. */
function stores(hub: string, fleet = ''): readonly string[] {
  const model = modelOf(hub, fleet);
  return model.clusters.map((cluster) => Object.values(logStoreAddress(model, cluster)).join(':'));
}

const inside = 'opensearch.logging.svc.cluster.local:9200';

test('a cluster with an OpenSearch of its own asks it by its Service, an edge asks the hub from outside', () => {
  assert.deepEqual(stores('logs: {mode: local}, expose: {via: gateway}', 'tls: {issuer: private-ca}'), [
    inside,
    'opensearch.hub.example.com:443',
  ]);
  assert.deepEqual(stores('logs: {mode: local}, expose: {via: load-balancer, addresses: [10.0.9.1-10.0.9.7]}'), [
    inside,
    '10.0.9.5:9200',
  ]);
  assert.deepEqual(stores('logs: {mode: local, nodePort: {store: 30999}}, expose: {via: node-port}'), [
    inside,
    '10.0.0.1:30999',
  ]);
});

test('where hosts have no TLS, a password goes to the node port of OpenSearch, which has it', () => {
  assert.deepEqual(stores('logs: {mode: local}, expose: {via: gateway}'), [inside, '10.0.0.1:30920']);
});

test('an aggregator has no host: its pool address or its node port is asked, and OpenSearch is not exposed', () => {
  const pool = modelOf(
    'logs: {mode: local, aggregator: 2}, expose: {via: load-balancer, addresses: [10.0.9.1-10.0.9.7]}',
  );
  assert.deepEqual(aggregatorAddress(pool), { host: '10.0.9.7', port: 24224 });
  assert.deepEqual(exposedIn(pool, pool.hub), ['query-frontend', 'grafana', 'aggregator', 'dashboards']);
  const gateway = modelOf('logs: {mode: local, aggregator: 2}, expose: {via: gateway}', 'tls: {issuer: private-ca}');
  assert.deepEqual(aggregatorAddress(gateway), { host: '10.0.0.1', port: 30224 });
  const none = modelOf('logs: {mode: local}');
  assert.equal(aggregatorAddress(none), null);
  assert.deepEqual(exposedIn(none, none.hub), ['query-frontend', 'grafana', 'opensearch', 'dashboards']);
});
