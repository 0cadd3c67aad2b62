import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeStore } from '../testing/fake-store.ts';
import { storedBlocks } from './bucket.ts';
import { isUlid, ulidTime } from './ulid.ts';

/** ULIDs of so many milliseconds after 2023-11-14T22:13:20Z. */
const ulid = (n: number): string => `01HF7YAT0${n.toString(32).toUpperCase()}${'0'.repeat(16)}`;
const [a, b, c, d] = [ulid(0), ulid(1), ulid(2), ulid(3)] as const;

function meta(more: object = {}): string {
  const thanos = { labels: { cluster: 'edge' }, downsample: { resolution: 0 }, source: 'sidecar', ...more };
  return JSON.stringify({
    version: 1,
    ulid: 'x',
    minTime: 1000,
    maxTime: 2000,
    compaction: { sources: ['s'] },
    thanos,
  });
}

const bucket = (objects: Readonly<Record<string, string>>) => fakeStore('s3', { buckets: { thanos: { objects } } });

async function read(objects: Readonly<Record<string, string>>, prefix = '', most?: number) {
  const found = await storedBlocks(bucket(objects), 'thanos', prefix, most);
  assert.ok(found.ok);
  return found.value;
}

test('the time of a ULID is that of its making', () => {
  assert.deepEqual([isUlid(a), isUlid('markers'), isUlid(`8${a.slice(1)}`)], [true, false, false]);
  assert.equal(ulidTime('01ARZ3NDEKTSV4RRFFQ69G5FAV'), 1469922850259);
});

test('a block is what its files say: labels, times, resolution, sources and marks', async () => {
  const { blocks, partial, unclear, total } = await read({
    [`${a}/meta.json`]: meta(),
    [`${a}/index`]: '',
    [`${a}/chunks/000001`]: '',
    [`${b}/meta.json`]: meta({ downsample: { resolution: 300_000 } }),
    [`${b}/deletion-mark.json`]: JSON.stringify({ id: b, deletion_time: 1_700_000_000, version: 1 }),
    [`${c}/meta.json`]: meta({ downsample: { resolution: 3_600_000 } }),
    [`${c}/no-compact-mark.json`]: JSON.stringify({ reason: 'manual', details: 'too large' }),
    'debug/metas/x.json': '{}',
  });
  const base = { from: 1000, to: 2000, labels: { cluster: 'edge' }, sources: ['s'] };
  const plain = { ...base, deletionMarked: null, notCompacted: null };
  assert.deepEqual(blocks, [
    { ...plain, ulid: a, made: ulidTime(a), resolution: 'raw' },
    { ...plain, ulid: b, made: ulidTime(b), resolution: '5m', deletionMarked: 1_700_000_000_000 },
    { ...plain, ulid: c, made: ulidTime(c), resolution: '1h', notCompacted: 'manual too large' },
  ]);
  assert.deepEqual({ partial, unclear, total }, { partial: [], unclear: [], total: 3 });
});

test('a folder without meta.json is an upload, one that says nothing is unclear', async () => {
  const { partial, unclear, blocks } = await read({
    [`${a}/chunks/000001`]: '',
    [`${b}/meta.json`]: '{',
    [`${c}/meta.json`]: '{"minTime": 1, "maxTime": 2}',
  });
  assert.deepEqual(
    { partial, unclear, blocks },
    { partial: [{ ulid: a, made: ulidTime(a) }], unclear: [b, c], blocks: [] },
  );
});

test('only what lies below the prefix is read', async () => {
  const { blocks } = await read({ [`${a}/meta.json`]: meta(), [`metrics/eu/${b}/meta.json`]: meta() }, 'metrics/eu');
  assert.deepEqual(
    blocks.map((block) => block.ulid),
    [b],
  );
});

test('of too many blocks the oldest and the newest are read, and it is said how many there are', async () => {
  const all = Object.fromEntries([a, b, c, d].map((name) => [`${name}/meta.json`, meta()]));
  const { blocks, total } = await read(all, '', 2);
  assert.deepEqual([blocks.map((block) => block.ulid), total], [[a, d], 4]);
});

test('a store that refuses is a refusal', async () => {
  const refusing = fakeStore('s3', { buckets: { thanos: {} }, refuses: { list: 'forbidden' } });
  const found = await storedBlocks(refusing, 'thanos', '');
  assert.equal(found.ok ? '' : found.refusal.kind, 'forbidden');
});
