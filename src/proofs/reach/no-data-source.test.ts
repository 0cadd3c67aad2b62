import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facing, healthy, node, promised, proved } from '../testing/flows.ts';
import { noDataSource } from './no-data-source.ts';

test('a data source that asks the frontend of the hub is enough', () => {
  assert.deepEqual(proved(noDataSource, healthy()), []);
});

test('a data source that asks a local Prometheus does not show the fleet', () => {
  const flows = healthy();
  const edges = ['source queries prometheus', ...flows.edges.filter((e) => !e.startsWith('source'))];
  assert.deepEqual(facing(proved(noDataSource, { ...flows, edges })), [
    ['data-source grafana', 'None of 1 data sources asks the query layer of `hub`', null],
  ]);
});

test('a hub without a querier has nothing that could be asked', () => {
  const nodes = { prometheus: node('scraper', 'edge/main') };
  assert.deepEqual(facing(proved(noDataSource, { nodes, edges: [] })), [
    ['cluster', 'The hub `hub` has no querier', null],
  ]);
});

test('without any data source the queriers stand for it, unless one was promised', () => {
  const flows = healthy();
  const edges = flows.edges.filter((e) => !e.startsWith('source'));
  const { source: _, ...nodes } = flows.nodes;
  assert.deepEqual(proved(noDataSource, { nodes, edges }), []);
  assert.deepEqual(facing(proved(noDataSource, { nodes, edges }, { ...promised, dataSource: true })), [
    ['cluster', 'No Grafana of the fleet has a data source', null],
  ]);
});
