import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersOf, runningFleet, wrongOf } from '../testing/live.ts';
import { infoNotAnswered } from './info-not-answered.ts';

test('one StoreAPI of each cluster says over gRPC what it is', async () => {
  const answers = await answersOf(infoNotAnswered, runningFleet());
  assert.deepEqual(
    answers.map((answer) => `${answer.cluster} ${answer.ok ? answer.seen : ''}`),
    ['hub sidecar {cluster="hub"}', 'factory sidecar {cluster="factory"}'],
  );
});

test('a port at which nobody listens is told', async () => {
  const live = runningFleet({ info: (cluster) => (cluster === 'factory' ? null : undefined) });
  assert.deepEqual(await wrongOf(infoNotAnswered, live), [
    'factory prometheus Prometheus monitoring/main: Nothing listens at port 10901 of pod monitoring/prometheus-main-0 of factory.',
  ]);
});
