import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFleet } from '../../fleet/load.ts';
import { hour } from '../../kube/duration.ts';
import type { Logs, Model } from '../model.ts';
import { resolve } from '../resolve.ts';
import { aggregatorBytes, bufferBytes, collectorOutage } from './buffers.ts';

function modelOf(aggregator: number): Model {
  const { fleet } = loadFleet(
    `namsan: v1
name: f
objectStores: {s3: {provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {metrics: blocks, logs: lines}}}
metrics: {objectStore: s3, keep: {raw: 14d, 5m: 30d, 1h: 90d}}
logs: {objectStore: s3, keep: {search: 7d, archive: 30d}, survive: {store: 1h, link: 30m}, rate: 100Ki}
clusters:
  - {id: hub, role: hub, nodes: [{name: h, address: 10.0.0.1}], metrics: {mode: sidecar}, logs: {mode: local, aggregator: ${aggregator}}}
  - {id: a, role: edge, nodes: [{name: a, address: 10.0.1.1}], metrics: {mode: none}, logs: {mode: forward}}
  - {id: b, role: edge, nodes: [{name: b, address: 10.0.2.1}, {name: c, address: 10.0.2.2}], metrics: {mode: none}, logs: {mode: forward}}`,
    'fleet.yaml',
  );
  if (fleet === null) throw new Error('the fleet of this test has errors');
  return resolve(fleet);
}

function logsOf({ logs }: Model): Logs {
  if (logs === null) throw new Error('no logs');
  return logs;
}

test('a buffer holds what a node writes during the outage and a quarter of an hour more, three times as long with its metadata', () => {
  const logs = logsOf(modelOf(0));
  assert.equal(logs.rate, 102_400);
  const bytes = 102_400 * 3 * (3600 + 900);
  const kept = bufferBytes(logs, 'k8s', hour);
  assert.ok(kept >= bytes && kept < bytes + 10_000_000 && kept % 10_000_000 === 0);
  assert.equal(bufferBytes(logs, 'host', hour), 350_000_000);
  assert.equal(bufferBytes(logs, 'host', 0), 70_000_000);
});

test('collectors bridge the outage of what they ship to: the store, the link, or the longer of both without an aggregator', () => {
  const outages = (model: Model) => model.clusters.map((c) => collectorOutage(model, logsOf(model), c) / hour);
  assert.deepEqual(
    [outages(modelOf(0)), outages(modelOf(2))],
    [
      [1, 1, 1],
      [1, 0.5, 0.5],
    ],
  );
});

test('each pod of the aggregator can keep what all nodes of other clusters write while the store is away', () => {
  const model = modelOf(2);
  const logs = logsOf(model);
  assert.equal(aggregatorBytes(model, logs, 'k8s'), bufferBytes(logs, 'k8s', hour, 3));
});
