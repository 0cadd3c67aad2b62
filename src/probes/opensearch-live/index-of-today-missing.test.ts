import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hour, minute } from '../../kube/duration.ts';
import { noon, runningFleet, wrongOf } from '../testing/live.ts';
import { indexOfTodayMissing } from './index-of-today-missing.ts';

test('a cluster without lines in the index of today is told, and with whose OpenSearch', async () => {
  const live = runningFleet({
    reply: ({ path, query }) =>
      path.endsWith('/_count') && path.includes('k8s') && query.get('q') === 'cluster:"shop"'
        ? { count: 0 }
        : undefined,
  });
  assert.deepEqual(await wrongOf(indexOfTodayMissing, live), [
    'shop fluent-bit FluentBit logging/fluent-bit: `logs-k8s-2027.01.15` in the OpenSearch of `hub` has no line of container logs of shop',
  ]);
});

test('shortly after midnight lines of the day before are enough', async () => {
  const at = (after: number) =>
    runningFleet({
      now: noon + 12 * hour + after,
      reply: ({ path }) => (path.endsWith('/_count') && path.includes('2027.01.16') ? { count: 0 } : undefined),
    });
  assert.deepEqual(await wrongOf(indexOfTodayMissing, at(10 * minute)), []);
  assert.notDeepEqual(await wrongOf(indexOfTodayMissing, at(20 * minute)), []);
});
