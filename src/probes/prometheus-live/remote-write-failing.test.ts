import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noon, runningFleet, wrongOf } from '../testing/live.ts';
import { remoteWriteFailing } from './remote-write-failing.ts';

test('an agent whose newest sent sample is far behind is told by how much', async () => {
  const text = [
    `prometheus_remote_storage_highest_timestamp_in_seconds ${noon / 1000}`,
    `prometheus_remote_storage_queue_highest_sent_timestamp_seconds{url="a"} ${noon / 1000 - 300}`,
    'prometheus_remote_storage_samples_pending{url="a"} 2000',
  ].join('\n');
  const live = runningFleet({
    reply: ({ path, pod }) => (path === '/metrics' && pod.endsWith('agent-team-b-0') ? text : undefined),
  });
  assert.deepEqual(await wrongOf(remoteWriteFailing, live), [
    'shop prometheus-agent PrometheusAgent monitoring/agent-team-b: `prom-agent-agent-team-b-0` is 5m behind with its remote write; 2000 samples wait',
  ]);
});

test('samples that were refused for good in the last minutes are told, by what the hub knows', async () => {
  const live = runningFleet({
    reply: ({ path, query }) =>
      path === '/api/v1/query' && query.get('query')?.includes('pod="prom-agent-agent-0"')
        ? { status: 'success', data: { result: [{ metric: {}, value: [0, '120'] }] } }
        : undefined,
  });
  assert.deepEqual(await wrongOf(remoteWriteFailing, live), [
    'shop prometheus-agent PrometheusAgent monitoring/agent: 120 samples of `prom-agent-agent-0` were refused for good in the last 10 minutes',
  ]);
});
