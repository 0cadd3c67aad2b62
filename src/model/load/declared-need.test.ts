import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFleet } from '../../fleet/load.ts';
import { overBase } from '../../fleet/testing/base-fleet.ts';
import type { Model } from '../model.ts';
import { resolve } from '../resolve.ts';
import { agentNeed, ingesterNeed, prometheusNeed, scraperNeed, storeNeed } from './declared-need.ts';
import type { MemoryNeed } from './memory-laws.ts';

function modelOf(fragment: string): Model {
  const { fleet, findings } = loadFleet(overBase(fragment), 'fleet.yaml');
  if (fleet === null) throw new Error(findings.map(({ message }) => message).join('; '));
  return resolve(fleet);
}

/** Series for which there is memory, by the cautious figure of 8 KiB each. */
function series(need: MemoryNeed | null): number | null {
  return need?.memoryMost === null || need === null ? null : Math.round(need.memoryMost.value / 8192);
}

test('who declares no series, or pods alone, gets the usual memory', () => {
  for (const load of ['{}', '{pods: 90000}']) {
    const model = modelOf(`clusters: [{id: hub, load: ${load}}, {id: edge, load: ${load}, metrics: {mode: agent}}]`);
    const edge = model.clusters.find(({ id }) => id === 'edge') ?? model.hub;
    assert.deepEqual(
      [prometheusNeed(model, model.hub), agentNeed(model, edge, 'edge'), scraperNeed(model), ingesterNeed(model)],
      [null, null, null, null],
    );
  }
});

test('a Prometheus has memory for the series of its cluster, said as series or as samples', () => {
  const of = (load: string): number | null => {
    const model = modelOf(`clusters: [{id: hub, load: ${load}}]`);
    return series(prometheusNeed(model, model.hub));
  };
  assert.deepEqual([of('{series: 5000000}'), of('{samplesPerSecond: 1000}')], [5_000_000, 30_000]);
});

test('each agent has memory for the series of its tenant, and ingesters for their part of the copies of all', () => {
  const model = modelOf(`
metrics: {receive: {replicas: 4, replication: 2}}
clusters:
  - {id: edge, load: {series: 1000000, tenants: {a: 700000}}, metrics: {mode: agent, tenants: [a, b]}}
  - {id: other, role: edge, nodes: [{name: o, address: 10.0.2.1}], metrics: {mode: agent}}
`);
  const edge = model.clusters.find(({ id }) => id === 'edge') ?? model.hub;
  const agents = ['a', 'b', 'edge'].map((tenant) => series(agentNeed(model, edge, tenant)));
  // An agent takes three quarters of a server (1.25 x 0.6); the other cluster counts by its one node of 36 pods.
  assert.deepEqual(agents, [525_000, 112_500, 112_500]);
  assert.equal(series(ingesterNeed(model)), ((1_000_000 + 36 * 780) * 2) / 4);
});

test('the Prometheus of the edges has memory for all of them together', () => {
  const model = modelOf(
    'clusters: [{id: edge, load: {series: 3000000}, metrics: {mode: scrape, credentials: {secret: token}}}]',
  );
  assert.equal(series(scraperNeed(model)), 3_000_000);
});

test('a store gateway has memory for its blocks, whatever load is declared', () => {
  const bytes = (load: string): number => storeNeed(modelOf(`clusters: [{id: edge, load: ${load}}]`)).memory.value;
  // Two streams of 1 + 3 + 7 blocks of two weeks, and 17 younger ones; 40 GiB for 145,000 blocks.
  assert.deepEqual(
    [bytes('{}'), bytes('{series: 9000000}')],
    Array.from({ length: 2 }, () => (2 * (1 + 3 + 7 + 17) * 40 * 1024 ** 3) / 145_000),
  );
});
