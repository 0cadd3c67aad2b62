import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runningFleet, wrongOf } from '../testing/live.ts';
import { ruleFailing } from './rule-failing.ts';

test('a rule that fails is told with the error of its query', async () => {
  const failing = { name: 'ClusterSendsNoMetrics', health: 'err', lastError: 'no query API server reachable' };
  const live = runningFleet({
    reply: ({ path, pod }) =>
      path === '/api/v1/rules' && pod.endsWith('global-0')
        ? {
            data: {
              groups: [
                { rules: [{ name: 'a', health: 'ok' }, failing] },
                { rules: [failing, { name: 'b', health: 'unknown' }] },
              ],
            },
          }
        : undefined,
  });
  assert.deepEqual(await wrongOf(ruleFailing, live), [
    'hub thanos-ruler ThanosRuler monitoring/global: The rule `ClusterSendsNoMetrics` of `thanos-ruler-global-0` fails: no query API server reachable, and so for 1 other rule',
  ]);
});
