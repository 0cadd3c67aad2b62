import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runningFleet, wrongOf } from '../testing/live.ts';
import { deadManSilent } from './dead-man-silent.ts';

test('an Alertmanager at which the alert that always fires does not, or is silenced, is told', async () => {
  const said = (alerts: readonly object[]) =>
    wrongOf(
      deadManSilent,
      runningFleet({
        reply: ({ path, cluster }) => (path === '/api/v2/alerts' && cluster === 'factory' ? alerts : undefined),
      }),
    );
  const silent = [
    'factory alertmanager Alertmanager monitoring/main: The alert `Watchdog` does not fire at `alertmanager-main-0`',
  ];
  assert.deepEqual(await said([]), silent);
  assert.deepEqual(await said([{ status: { state: 'suppressed' } }]), silent);
  assert.deepEqual(await said([{ status: { state: 'active' } }]), []);
});
