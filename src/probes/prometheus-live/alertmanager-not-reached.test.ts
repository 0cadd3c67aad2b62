import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runningFleet, wrongOf } from '../testing/live.ts';
import { alertmanagerNotReached } from './alertmanager-not-reached.ts';

test('a Prometheus that has found one Alertmanager of two is told', async () => {
  const live = runningFleet({
    reply: ({ path, cluster, pod }) =>
      path === '/api/v1/alertmanagers' && cluster === 'hub' && pod.endsWith('main-1')
        ? { data: { activeAlertmanagers: [{ url: 'http://10.0.0.1:9093' }] } }
        : undefined,
  });
  assert.deepEqual(await wrongOf(alertmanagerNotReached, live), [
    'hub prometheus Prometheus monitoring/main: `prometheus-main-1` has found 1 of 2 Alertmanagers',
  ]);
});
