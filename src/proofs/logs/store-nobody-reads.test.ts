import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facing, proved } from '../testing/flows.ts';
import { healthyLogs } from '../testing/log-flows.ts';
import { storeNobodyReads } from './store-nobody-reads.ts';

test('a store without Dashboards is a note, unless some Dashboards asks what is not understood', () => {
  const flows = healthyLogs();
  assert.deepEqual(proved(storeNobodyReads, flows), []);
  const edges = flows.edges.filter((e) => !e.startsWith('dashboards'));
  assert.deepEqual(facing(proved(storeNobodyReads, { ...flows, edges })), [
    ['log-store opensearch', 'No Dashboards reads the log store `opensearch` of `hub`', null],
  ]);
  assert.deepEqual(proved(storeNobodyReads, { ...flows, edges, unclear: ['dashboards reads-logs'] }), []);
});
