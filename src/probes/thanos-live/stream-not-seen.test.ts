import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runningFleet, wrongOf } from '../testing/live.ts';
import { streamNotSeen } from './stream-not-seen.ts';

/** What Query says to a question of this form: a number, or nothing. */
const answer = (value: string | null) => ({
  data: { result: value === null ? [] : [{ metric: {}, value: [0, value] }] },
  status: 'success',
});

test('a stream whose newest sample is older than two scrapes is told with its age', async () => {
  const live = runningFleet({
    reply: ({ path, query }) =>
      path === '/api/v1/query' && query.get('query')?.includes('cluster="factory"') ? answer('95.2') : undefined,
  });
  assert.deepEqual(await wrongOf(streamNotSeen, live), [
    'factory prometheus Prometheus monitoring/main: The newest sample of metrics of factory at the hub is 1m35s old, more than two scrapes of 30s',
  ]);
});

test('a stream of which nothing is there is told with the labels that it must have', async () => {
  const live = runningFleet({
    reply: ({ path, query }) =>
      path === '/api/v1/query' && query.get('query')?.includes('cluster="lab"') ? answer(null) : undefined,
  });
  assert.deepEqual(await wrongOf(streamNotSeen, live), [
    'lab scraper Prometheus monitoring/edges: No series of metrics of lab is at the hub: none has {cluster="lab", scraper="hub", prometheus="monitoring/edges"}',
  ]);
});

test('a stream without one of its labels is told from one that does not arrive', async () => {
  const live = runningFleet({
    reply: ({ path, query }) => {
      const asked = query.get('query') ?? '';
      if (path !== '/api/v1/query' || !asked.includes('cluster="factory"')) return undefined;
      return answer(asked.includes('prometheus=') ? null : '1');
    },
  });
  assert.deepEqual(await wrongOf(streamNotSeen, live), [
    'factory prometheus Prometheus monitoring/main: Series of `factory` are at the hub, but none has prometheus="monitoring/main", which metrics of factory must have',
  ]);
});

test('an agent of a tenant without targets has nothing to send, and one with targets must be seen', async () => {
  const silent = (targets: number) =>
    runningFleet({
      reply: ({ path, query, pod }) => {
        if (path === '/api/v1/query' && query.get('query')?.includes('tenant_id="team-a"')) return answer(null);
        if (path === '/api/v1/targets' && pod.includes('team-a'))
          return { data: { activeTargets: Array.from({ length: targets }, () => ({ health: 'up' })) } };
        return undefined;
      },
    });
  assert.deepEqual(await wrongOf(streamNotSeen, silent(0)), []);
  assert.equal((await wrongOf(streamNotSeen, silent(2))).length, 1);
});

test('a hub that cannot be reached is one answer for each cluster with metrics', async () => {
  const said = await wrongOf(streamNotSeen, runningFleet({ cut: ['hub'] }));
  assert.deepEqual(
    said.map((line) => line.split(' ')[0]),
    ['hub', 'factory', 'shop', 'lab'],
  );
  assert.match(
    said[1] ?? '',
    /Whether the metrics of `factory` arrive cannot be asked: The API server of `hub` cannot/,
  );
});
