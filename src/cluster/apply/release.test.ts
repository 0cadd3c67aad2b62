import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import type { KubeObject } from '../../kube/objects.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { contentOf, keptIn, type Part, readRelease, releaseObjects } from './release.ts';

const parts: readonly Part[] = [
  {
    component: 'a',
    wave: 10,
    objects: [
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', namespace: 'n' }, ...{ data: { k: 'v' } } },
    ],
  },
];

const alive = (object: KubeObject): LiveObject => ({
  ...object,
  metadata: { ...object.metadata, uid: object.metadata.name, resourceVersion: '1', creationTimestamp: '' },
});

test('a release is read back as it was written, and its content tells it from others', () => {
  const [object, ...rest] = releaseObjects('f', { number: 3, lock: 'l', parts });
  assert.deepEqual(rest, []);
  assert.equal(object?.metadata.name, 'fleet-f-release-3');
  const [kept] = keptIn(object === undefined ? [] : [alive(object)]);
  assert.equal(kept?.content, contentOf(parts));
  assert.deepEqual(kept === undefined ? null : readRelease(kept), { number: 3, lock: 'l', parts });
});

test('a large release is in several pieces; without one of them, or with one changed, it is none', () => {
  const noise = randomBytes(4000).toString('base64');
  const large: readonly Part[] = [{ component: 'a', wave: 0, objects: [{ ...parts[0]?.objects[0], noise } as never] }];
  const chunks = releaseObjects('f', { number: 1, lock: 'l', parts: large }, 1000).map(alive);
  assert.ok(chunks.length > 3);
  assert.equal(chunks.at(-1)?.metadata.name, 'fleet-f-release-1');
  const [kept] = keptIn(chunks);
  assert.deepEqual(kept === undefined ? null : readRelease(kept)?.parts, large);
  for (const left of chunks) assert.deepEqual(keptIn(chunks.filter((chunk) => chunk !== left)), []);
  const changed = chunks.map((chunk, i) => (i === 1 ? { ...chunk, binaryData: { 'objects.json.gz': 'AAAA' } } : chunk));
  const [broken] = keptIn(changed);
  assert.equal(broken === undefined ? 'none' : readRelease(broken), null);
});

test('releases are told newest first, by number', () => {
  const all = [2, 10, 9].flatMap((number) => releaseObjects('f', { number, lock: '', parts }).map(alive));
  assert.deepEqual(
    keptIn(all).map(({ number }) => number),
    [10, 9, 2],
  );
});
