import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDuration, hour, minute } from '../kube/duration.ts';
import type { Agent, Ingester, Scraper } from '../topology/metric-nodes.ts';
import { blockTiming, bucketArrival, retentionSlack } from './block-timing.ts';
import { dueAges } from './downsampling.ts';
import { node } from './testing/flows.ts';

const scraper = (blockRangeMs: number, outOfOrder = false): Scraper =>
  node('scraper', 'edge/main', { blockRangeMs, outOfOrder }) as Scraper;
const ingester = (blockRangeMs: number): Ingester => node('ingester', 'hub/ingester', { blockRangeMs }) as Ingester;
const agent = node('agent', 'edge/agent') as Agent;

test('a block is in the bucket half its length after its end, with Receive one and a half, and the time of a look', () => {
  const arrivals = [scraper(2 * hour), ingester(2 * hour), scraper(10 * minute), ingester(10 * minute)].map((tsdb) =>
    formatDuration(bucketArrival(tsdb)),
  );
  assert.deepEqual(arrivals, ['1h1m30s', '3h30s', '6m30s', '15m30s']);
});

test('the blocks of an agent are those of its slowest ingester', () => {
  const timing = { producer: agent, ingesters: [ingester(10 * minute), ingester(hour)] };
  assert.deepEqual(blockTiming(timing), { range: hour, arrival: bucketArrival(ingester(hour)) });
  assert.deepEqual(blockTiming({ producer: scraper(10 * minute), ingesters: [] }).range, 10 * minute);
  assert.deepEqual(blockTiming({ producer: agent, ingesters: [] }).range, 2 * hour);
});

test('a retention is counted from the end of the newest block, whose length counts', () => {
  assert.deepEqual([scraper(10 * minute), scraper(10 * minute, true), ingester(10 * minute)].map(retentionSlack), [
    5 * minute,
    -10 * minute,
    0,
  ]);
});

test('coarser data waits for a block after its window, which is there sooner when blocks are short', () => {
  const [long, short] = [2 * hour, 10 * minute].map((range) =>
    dueAges(blockTiming({ producer: scraper(range), ingesters: [] })),
  );
  assert.deepEqual(
    [long, short].map((ages) => formatDuration(ages?.from5m ?? 0)),
    ['43h36m30s', '40h51m30s'],
  );
});
