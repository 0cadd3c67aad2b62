import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, hour } from '../../kube/duration.ts';
import { partialUploads } from './partial-uploads.ts';
import { noon, told } from './testing/subject.ts';

test('a folder without `meta.json` is told once the compactor should have removed it', () => {
  const partial = [
    { ulid: 'A', made: noon - 3 * day - hour },
    { ulid: 'B', made: noon - hour },
  ];
  assert.deepEqual(told(partialUploads, { partial }), [
    '1 folder of blocks has no `meta.json`: `A`, the oldest made 2027-01-28 11:00',
  ]);
});

test('a `meta.json` that says nothing is told', () => {
  assert.deepEqual(told(partialUploads, { unclear: ['A'] }), [
    '`meta.json` of `A` says nothing that Thanos understands',
  ]);
});
