import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { day, hour, minute } from '../../src/kube/duration.ts';
import { blockRange, compactedRanges } from '../../src/proofs/block-timing.ts';
import { downsampledFrom } from '../../src/proofs/downsampling.ts';
import type { Compactor } from '../../src/topology/topology.ts';
import { makeBlocks, ship } from './harness/blocks.ts';
import { compact, dateMarks, type Stored, storedIn } from './harness/bucket.ts';
import { scratchFolder } from './harness/scratch.ts';

/** What `downsampledFrom` in src/proofs/downsampling.ts says of short retentions, asked of the real compactor; blocks are made, not waited for. */
const { small, middle, large } = compactedRanges;
const labels = { cluster: 'edge' };
const step = 10 * minute;

const compactor = (raw: number, deleteDelayMs: number): Compactor => ({
  kind: 'compactor',
  id: 'compactor',
  cluster: 'hub',
  namespace: 'monitoring',
  name: 'compactor',
  replicas: 1,
  readAt: { cluster: 'hub', object: 'StatefulSet monitoring/compactor', field: '' },
  retentionMs: { raw, '5m': 0, '1h': 0 },
  downsampling: true,
  deleteDelayMs,
  dedupLabels: [],
  shard: null,
  blockRules: [],
});

const forEver = compactor(0, 0);

/** The blocks that stay, as resolution and hours since `from`. */
function hoursFrom(from: number, blocks: readonly Stored[]): readonly string[] {
  return blocks
    .filter((block) => !block.marked)
    .map(
      ({ resolution, minTime, maxTime }) => `${resolution} ${(minTime - from) / hour} to ${(maxTime - from) / hour}`,
    );
}

test('raw blocks that go before their window is complete never get 5m data, unless their deletion is delayed for long enough', async () => {
  // A second block after the window: the planner waits for it where the window lacks a part.
  // The window is chosen so that its first block of eight hours is old enough for a retention that the compactor accepts (40h).
  const from = Math.floor((Date.now() - 52 * hour) / middle) * middle;
  const whole = { from, to: from + middle + 2 * blockRange };
  const blocks = await makeBlocks(whole, step);
  const firstEnd = from + small;
  // The block after the window is there when the first block is of this age: so late an arrival makes the proof speak of that moment.
  const age = Math.round((Date.now() - firstEnd) / 1000) * 1000;
  const arrival = age - downsampledFrom(forEver, '5m', { range: blockRange, arrival: 0 });
  const cases = [
    { raw: age + 30 * minute, delay: 0 },
    { raw: age - 30 * minute, delay: 0 },
    { raw: age - 30 * minute, delay: 2 * hour },
    { raw: age - 30 * minute, delay: 40 * minute },
  ];
  const made = cases.map(async ({ raw, delay }) => {
    const bucket = scratchFolder('bucket');
    ship(blocks, { from, to: from + middle }, bucket, labels);
    await compact(bucket, compactor(raw, delay));
    dateMarks(bucket, firstEnd, firstEnd + raw);
    ship(blocks, { from: from + middle, to: whole.to }, bucket, labels);
    await compact(bucket, compactor(raw, delay));
    return hoursFrom(from, storedIn(bucket)).filter((block) => block.startsWith('5m'));
  });
  const proved = cases.map(({ raw, delay }) =>
    Number.isFinite(downsampledFrom(compactor(raw, delay), '5m', { range: blockRange, arrival }))
      ? ['5m 0 to 48']
      : ['5m 8 to 48'],
  );
  assert.deepEqual(proved, [['5m 0 to 48'], ['5m 8 to 48'], ['5m 0 to 48'], ['5m 8 to 48']]);
  assert.deepEqual(await Promise.all(made), proved);
});

test('where raw blocks are gone, 1h data is made of 5m data, a window of two days and one more run later', async () => {
  const from = Math.floor((Date.now() - 4 * day) / large) * large - large;
  const bucket = scratchFolder('bucket');
  const blocks = await makeBlocks({ from, to: from + large + middle + blockRange }, step);
  const arrive = (start: number, end: number): void =>
    ship(blocks, { from: from + start, to: from + end }, bucket, labels);
  const lastWindow = large - middle + blockRange;
  arrive(0, lastWindow);
  await compact(bucket, forEver);
  for (const { folder, resolution, maxTime, minTime } of storedIn(bucket))
    if (resolution === 'raw' && maxTime - minTime === middle) rmSync(folder, { recursive: true });
  const shown: (readonly string[])[] = [];
  const look = async (): Promise<void> => {
    await compact(bucket, forEver);
    shown.push(hoursFrom(from, storedIn(bucket)).filter((block) => !block.startsWith('raw')));
  };
  arrive(lastWindow, large + blockRange);
  await look();
  arrive(large + blockRange, large + middle + blockRange);
  await look();
  await look();
  const windows = Array.from({ length: 8 }, (_, i) => `5m ${48 * i} to ${48 * (i + 1)}`);
  assert.deepEqual(shown, [windows.slice(0, 7), windows, ['5m 0 to 336', '5m 336 to 384', '1h 0 to 336']]);
});
