import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFleet } from '../fleet/load.ts';
import { poolServices } from '../fleet/rules/load-balancer-pool.ts';
import { overBase } from '../fleet/testing/base-fleet.ts';
import { exposedIn } from './exposure.ts';
import { resolve } from './resolve.ts';

const metricsModes = ['{mode: sidecar}', '{mode: agent}', '{mode: none}'];
const hubLogs = [
  '{mode: none}',
  '{mode: local}',
  '{mode: local, aggregator: 2}',
  '{mode: local, store: {dashboards: 0}}',
];
const edgeLogs = ['{mode: none}', '{mode: forward}', '{mode: local}'];
const pages = ['', ', grafana: local', ', grafana: none'];

/** Every fleet of a hub and an edge with these choices that the rules let through. */
const fleets = metricsModes.flatMap((metrics) =>
  hubLogs.flatMap((hub) =>
    edgeLogs.flatMap((edge) =>
      pages.flatMap((page) => {
        const text = `objectStores: {s3: {buckets: {logs: logs}}}
logs: {objectStore: s3, keep: {search: 7d, archive: 30d}}
clusters:
  - {id: hub, logs: ${hub}, expose: {via: load-balancer, addresses: [10.0.9.1-10.0.9.20]}}
  - {id: edge, metrics: ${metrics}, logs: ${edge}, expose: {via: load-balancer, addresses: [10.0.8.1-10.0.8.20]}${page}}`;
        const { fleet } = loadFleet(overBase(text), 'fleet.yaml');
        return fleet === null ? [] : [fleet];
      }),
    ),
  ),
);

test('what the rules count addresses of a pool for is what the model exposes, whatever is chosen', () => {
  assert.ok(fleets.length > 50, `${fleets.length} fleets`);
  for (const fleet of fleets) {
    const model = resolve(fleet);
    assert.deepEqual(
      fleet.clusters.map((cluster) => poolServices(fleet, cluster).toSorted()),
      model.clusters.map((cluster) => exposedIn(model, cluster).toSorted()),
    );
  }
});
