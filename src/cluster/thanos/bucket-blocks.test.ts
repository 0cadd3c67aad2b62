import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeStore } from '../testing/fake-store.ts';
import { newestBlocks } from './bucket-blocks.ts';

const place = { bucket: 'blocks', prefix: 'main' };
const id = (number: number): string => `01KF${String(number).padStart(22, '0')}`;

function meta(labels: Record<string, string>, maxTime: number): string {
  return JSON.stringify({ minTime: 0, maxTime, thanos: { labels, downsample: { resolution: 0 } } });
}

/** A store with these blocks below the prefix, and the folders that Thanos keeps beside them. */
function store(blocks: Readonly<Record<number, string>>) {
  const objects = Object.fromEntries(
    Object.entries(blocks).flatMap(([number, text]) => [
      [`main/${id(Number(number))}/meta.json`, text],
      [`main/${id(Number(number))}/index`, 'x'],
    ]),
  );
  return fakeStore('s', {
    buckets: { blocks: { objects: { ...objects, 'main/debug/metas/x': '{}', [`${id(9)}/meta.json`]: '{}' } } },
  });
}

test('of each set of labels the block with the latest end is found, even if one made later ends earlier', async () => {
  const found = await newestBlocks(
    store({
      1: meta({ cluster: 'a', replica: '0' }, 50),
      2: meta({ cluster: 'b', replica: '0' }, 30),
      3: meta({ cluster: 'a', replica: '0' }, 20),
    }),
    place,
    [{ cluster: 'a' }, { cluster: 'b' }, { cluster: 'c' }],
  );
  assert.deepEqual(found.ok && found.value.map((block) => block?.maxTime ?? null), [50, 30, null]);
});

test('an upload that is on its way, or a description that is broken, is passed over', async () => {
  const found = await newestBlocks(
    store({ 1: meta({ cluster: 'a' }, 10), 2: '{"minTime": 0, "maxTi', 3: '{"minTime": 0, "maxTime": 99}' }),
    place,
    [{ cluster: 'a' }],
  );
  assert.deepEqual(found.ok && found.value, [
    { id: id(1), minTime: 0, maxTime: 10, labels: { cluster: 'a' }, resolution: 0 },
  ]);
});

test('a large bucket is not read to its end once every stream has its block', async () => {
  const blocks = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [i, meta({ cluster: 'a' }, i)]));
  const counted = store(blocks);
  let reads = 0;
  const counting: typeof counted = {
    ...counted,
    read: (bucket, key) => {
      reads += 1;
      return counted.read(bucket, key);
    },
  };
  const found = await newestBlocks(counting, place, [{ cluster: 'a' }]);
  assert.deepEqual([found.ok && found.value[0]?.maxTime, reads], [199, 32]);
});

test('a store that refuses is told as it says', async () => {
  const found = await newestBlocks(fakeStore('s', {}), place, [{}]);
  assert.deepEqual(found.ok, false);
});
