import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeStore } from './fake-store.ts';

test('the store in memory lists, reads, writes and refuses as a real one does', async () => {
  const store = fakeStore('main', {
    buckets: { blocks: { objects: { 'a/1': 'x', 'a/2': 'yy', b: '' } } },
    now: () => 7,
  });
  const keys = async (options: Parameters<typeof store.list>[1]) => {
    const listed = await store.list('blocks', options);
    return listed.ok ? listed.value.map(({ key, size }) => `${key} ${size}`) : [];
  };
  assert.deepEqual(await keys({}), ['a/1 1', 'a/2 2', 'b 0']);
  assert.deepEqual(await keys({ delimiter: '/' }), ['a/ 0', 'b 0']);
  assert.deepEqual(await keys({ prefix: 'a/', startAfter: 'a/1' }), ['a/2 2']);
  assert.deepEqual(await keys({ limit: 1 }), ['a/1 1']);
  assert.deepEqual(await store.read('blocks', 'none'), { ok: true, value: null });
  assert.deepEqual(await store.bucket('moon'), { ok: true, value: null });
  const nowhere = await store.write('moon', 'a', new Uint8Array());
  assert.equal(nowhere.ok || nowhere.refusal.kind, 'not-found');
  assert.deepEqual(
    [await store.createBucket('moon'), await store.createBucket('moon')],
    [
      { ok: true, value: true },
      { ok: true, value: false },
    ],
  );
});
