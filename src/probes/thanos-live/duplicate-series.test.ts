import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runningFleet, wrongOf } from '../testing/live.ts';
import { duplicateSeries } from './duplicate-series.ts';

test('a series that is there twice after deduplication is told with its labels and their number', async () => {
  const live = runningFleet({
    reply: ({ path, query }) =>
      path === '/api/v1/query' && query.get('query')?.includes('cluster="lab"')
        ? { status: 'success', data: { result: [{ metric: { cluster: 'lab', job: 'kubelet' }, value: [0, '2'] }] } }
        : undefined,
  });
  assert.deepEqual(await wrongOf(duplicateSeries, live), [
    'lab scraper Prometheus monitoring/edges: `up{cluster="lab", job="kubelet"}` is at the hub 2 times after deduplication',
  ]);
});

test('two targets that differ in a label of their own are no copies', async () => {
  const asked: string[] = [];
  const live = runningFleet({
    reply: ({ path, query }) => {
      if (path === '/api/v1/query') asked.push(query.get('query') ?? '');
      return undefined;
    },
  });
  assert.deepEqual(await wrongOf(duplicateSeries, live), []);
  const [first = ''] = asked;
  for (const label of ['cluster', 'prometheus', 'job', 'instance', 'metrics_path'])
    assert.match(first, new RegExp(`[( ]${label}[,)]`));
});
