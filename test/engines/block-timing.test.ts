import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { day, formatDuration, hour } from '../../src/kube/duration.ts';
import { blockRange, compactedRanges } from '../../src/proofs/block-timing.ts';
import { engine } from '../../tools/engines/build.ts';
import { makeBlocks, readMeta, ship } from './harness/blocks.ts';
import { compact, storedIn } from './harness/bucket.ts';
import { freePort } from './harness/ports.ts';
import { start } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { eventually } from './harness/waiting.ts';

/** What src/proofs/block-timing.ts and src/proofs/downsampling.ts say of the engines, asked of the engines; blocks are made, not waited for. */
const { middle, large } = compactedRanges;
const keptForEver = { raw: 0, '5m': 0, '1h': 0 };

/** The beginning of the last window of this length that ended at least two days ago, aligned as the compactor aligns it. */
const windowOf = (range: number): number => Math.floor((Date.now() - 2 * day) / range) * range - range;

/** What the bucket of a stream with samples of [from, to) holds after one run of the compactor: resolution and length of each block that stays. */
async function compacted(from: number, to: number): Promise<readonly string[]> {
  const bucket = scratchFolder('bucket');
  ship(await makeBlocks({ from, to }, 300_000), { from, to }, bucket, { cluster: 'edge' });
  await compact(bucket, { retentionMs: keptForEver, deleteDelayMs: 2 * day });
  return storedIn(bucket)
    .filter((block) => !block.marked)
    .map(
      ({ resolution, minTime, maxTime }) =>
        `${resolution} ${formatDuration(Math.ceil((maxTime - minTime) / blockRange) * blockRange)}`,
    );
}

test('a window of two days is compacted and downsampled only once a block after it has arrived', async () => {
  const from = windowOf(middle);
  const eights = Array.from({ length: 5 }, () => 'raw 8h');
  assert.deepEqual(await compacted(from, from + middle), [...eights, 'raw 2h', 'raw 2h', 'raw 2h', 'raw 2h']);
  assert.deepEqual(await compacted(from, from + middle + blockRange), ['raw 2d', 'raw 2h', '5m 2d']);
});

test('a window of fourteen days whose raw blocks are still there gets 5m and 1h data in one run', async () => {
  const from = windowOf(large);
  assert.deepEqual(await compacted(from, from + large + blockRange), ['raw 14d', 'raw 2h', '5m 14d', '1h 14d']);
});

test('the compactor marks a block for deletion by the age of its own end', async () => {
  const bucket = scratchFolder('bucket');
  const newest = Math.floor(Date.now() / blockRange) * blockRange;
  const blocks = await makeBlocks({ from: newest - 5 * blockRange, to: newest }, 300_000);
  // Labels of its own for each block: nothing is compacted, and each is judged alone.
  for (let from = newest - 5 * blockRange; from < newest; from += blockRange)
    ship(blocks, { from, to: from + blockRange }, bucket, { cluster: `edge-${from}` });
  // The middle of a block, so that the minutes of this run do not matter.
  const raw = Math.round((Date.now() - (newest - 2.5 * blockRange)) / 1000) * 1000;
  await compact(bucket, { retentionMs: { ...keptForEver, raw }, deleteDelayMs: 2 * day }, [
    '--consistency-delay=0s',
    '--downsampling.disable',
  ]);
  assert.deepEqual(
    storedIn(bucket).map((block) => [(newest - block.maxTime) / hour, block.marked]),
    [
      [8, true],
      [6, true],
      [4, false],
      [2, false],
      [0, false],
    ],
  );
});

test('a Prometheus counts its retention back from the end of its newest block, not from now', async () => {
  const newest = Math.floor(Date.now() / blockRange) * blockRange - 5 * blockRange;
  const { folder } = await makeBlocks({ from: newest - 6 * blockRange, to: newest }, 300_000);
  const config = join(scratchFolder('prometheus'), 'prometheus.yml');
  writeFileSync(config, 'global: {external_labels: {cluster: edge}}\n');
  const prometheus = start({
    name: 'prometheus',
    command: await engine('prometheus'),
    args: [
      `--config.file=${config}`,
      `--storage.tsdb.path=${folder}`,
      '--storage.tsdb.min-block-duration=2h',
      '--storage.tsdb.max-block-duration=2h',
      '--storage.tsdb.retention.time=6h',
      `--web.listen-address=127.0.0.1:${await freePort()}`,
    ],
  });
  try {
    // Every block is older than six hours; those that end within six hours before the newest end are kept.
    const kept = await eventually('the blocks beyond the retention to go', 180_000, [prometheus], async () => {
      const names = readdirSync(folder).filter((name) => /^[0-9A-Z]{26}$/.test(name));
      const ends = names.map((name) => (newest - readMeta(join(folder, name)).maxTime) / hour);
      return ends.length <= 3 ? ends.toSorted((a, b) => b - a) : null;
    });
    assert.deepEqual(kept, [4, 2, 0]);
  } finally {
    await prometheus.stop();
  }
});
